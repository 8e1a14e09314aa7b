import { announcedTestServer, createDatabase, databaseName, dropDatabase, urlOfDatabase } from './test-server';

export interface TestDatabase {
  readonly url: string;
  /** Close your own connections first; what is left is cut off. */
  drop(): Promise<void>;
}

/** A migrated database without rows, for one test file alone. */
export function createTestDatabase(): Promise<TestDatabase> {
  return create(announcedTestServer().template);
}

/** A database without even a schema. */
export function createEmptyTestDatabase(): Promise<TestDatabase> {
  return create('template0');
}

async function create(template: string): Promise<TestDatabase> {
  const { url: server } = announcedTestServer();
  const name = databaseName();
  await createDatabase(server, name, template);
  return { url: urlOfDatabase(server, name), drop: () => dropDatabase(server, name) };
}
