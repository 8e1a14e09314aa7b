import { migrate } from '../src/platform/database/data-source';
import {
  announceTestServer,
  createDatabase,
  databaseName,
  dropDatabase,
  startTestServer,
  urlOfDatabase,
} from './test-server';
import { keepForTeardown, runTeardown } from './global-state';

/** One server for the whole run, and one migrated database that every test file gets a copy of. */
export default async function globalSetup(): Promise<void> {
  const server = await startTestServer();
  const template = databaseName();
  keepForTeardown(async () => {
    await dropDatabase(server.url, template);
    await server.stop();
  });
  try {
    await createDatabase(server.url, template, 'template0');
    await migrate(urlOfDatabase(server.url, template));
  } catch (error) {
    // Jest runs no teardown after a setup that failed.
    await runTeardown();
    throw error;
  }
  announceTestServer({ url: server.url, template });
}
