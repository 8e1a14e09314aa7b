import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded';

/*
 * A small product for tests of what happens when one is killed: starts the bundled server on the folder given first,
 * then writes one row after the other and prints the number of each as soon as it is committed. With "throw" as second
 * argument it fails after the tenth row.
 */
async function main(dataDir: string, mode: string | undefined): Promise<void> {
  const server = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  const client = new Client({ connectionString: server.url });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('CREATE TABLE IF NOT EXISTS written (id int PRIMARY KEY)');
  for (let id = 1; await insert(client, id); id++) {
    process.stdout.write(`${id}\n`);
    if (mode === 'throw' && id === 10) throw new Error('a fault nobody handles');
  }
}

/** False when the server was stopped meanwhile: what stops it ends the process, too. */
async function insert(client: Client, id: number): Promise<boolean> {
  try {
    await client.query('INSERT INTO written VALUES ($1)', [id]);
    return true;
  } catch {
    await client.end();
    return false;
  }
}

const [dataDir, mode] = process.argv.slice(2);
if (dataDir === undefined) throw new Error('the data folder is missing');
void main(dataDir, mode);
