import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module';
import type { Config } from './platform/config';
import { answerBrokenRequests, ProblemFilter, useJsonBodies, validationPipe } from './platform/http';
import { useApiDocs, usePages, useWeb } from './platform/web';

/** The application as it serves requests, not yet listening: used by the server, and by tests that walk its routes. */
export async function createApp(config: Config): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config), {
    bufferLogs: true,
    bodyParser: false,
  });
  app.useLogger(app.get(Logger));
  useWeb(app, config.trustProxy);
  usePages(app);
  useJsonBodies(app);
  answerBrokenRequests(app.getHttpServer());
  app.setGlobalPrefix('api');
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter());
  useApiDocs(app);
  return app;
}
