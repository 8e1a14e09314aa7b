import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module';
import { parseConfig } from '../platform/config';
import { openApiDocument } from '../platform/web';

/**
 * Writes the contract of the API, as the code declares it, to the file named on the command line. Needs no database:
 * the application is looked at, not started.
 */
async function write(file: string): Promise<void> {
  const config = { ...parseConfig({}), databaseUrl: 'postgres://nobody@localhost/none' };
  const app = await NestFactory.create(AppModule.with(config), { preview: true, logger: false, abortOnError: false });
  app.setGlobalPrefix('api');
  writeFileSync(file, `${JSON.stringify(openApiDocument(app), null, 1)}\n`);
  await app.close();
}

const file = process.argv[2];
if (file === undefined) throw new Error('Say which file to write.');
void write(file);
