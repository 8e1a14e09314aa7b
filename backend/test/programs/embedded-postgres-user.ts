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
  let open = true;
  client.once('end', () => (open = false));
  for (let id = 1; open; id++) {
    const insert = client.query('INSERT INTO written VALUES ($1)', [id]);
    // Cut off when the server is stopped: then the loop ends, and what stops the server ends the process.
    await insert.catch(() => client.end());
    if (!open) break;
    process.stdout.write(`${id}\n`);
    if (mode === 'throw' && id === 10) throw new Error('a fault nobody handles');
  }
}

const [dataDir, mode] = process.argv.slice(2);
if (dataDir === undefined) throw new Error('the data folder is missing');
void main(dataDir, mode);
