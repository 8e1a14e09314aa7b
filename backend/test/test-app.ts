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
  const test = await startAnotherApp(database.url);
  return {
    ...test,
    close: async () => {
      await test.close();
      await database.drop();
    },
  };
}

/**
 * One more process of the product, as it were, on a database that one already uses. `prepare` sees it before it starts,
 * when job kinds can still be defined.
 */
export async function startAnotherApp(url: string, prepare?: (app: NestExpressApplication) => void): Promise<TestApp> {
  const app = await createApp({
    ...parseConfig({ NODE_ENV: 'test', LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent', DATABASE_POOL: '2' }),
    databaseUrl: url,
  });
  prepare?.(app);
  await app.listen(0, '127.0.0.1');
  return { app, url, close: () => app.close() };
}
