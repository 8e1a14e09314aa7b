import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApp } from '../src/app';
import { parseConfig } from '../src/platform/config';
import { createTestDatabase } from './database';

export interface TestApp {
  readonly app: NestExpressApplication;
  readonly url: string;
  close(): Promise<void>;
}

/**
 * The whole application on a fresh database, as the server makes it. The pool is small on purpose: a service that takes a
 * second connection inside a transaction would hang here.
 */
export async function startTestApp(): Promise<TestApp> {
  const database = await createTestDatabase();
  const app = await createApp({
    ...parseConfig({ NODE_ENV: 'test', LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent', DATABASE_POOL: '2' }),
    databaseUrl: database.url,
  });
  await app.listen(0, '127.0.0.1');
  return {
    app,
    url: database.url,
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}
