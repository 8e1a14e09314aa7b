import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { announcedTestServer, urlOfDatabase } from '../test/test-server';
import { ConfigError } from './platform/config';
import { migrate } from './platform/database';
import { serverRefusal } from './platform/database/data-source';
import { startFailure } from './start-failure';

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => new Error('It worked.'),
    (error: unknown) => error,
  );
}

describe('a start that fails', () => {
  it('names the setting when another program has the port', async () => {
    const first = createServer().listen(0, '127.0.0.1');
    await once(first, 'listening');
    const { port } = first.address() as AddressInfo;
    const second = createServer().listen(port, '127.0.0.1');
    const [error] = (await once(second, 'error')) as [Error];
    first.close();
    expect(startFailure(error)).toMatch(/^The port is taken .*PORT\.$/);
  });

  it('names the setting when no database answers', async () => {
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as AddressInfo;
    probe.close();
    const error = await failureOf(migrate(`postgresql://nobody@127.0.0.1:${port}/none`));
    expect(startFailure(error)).toMatch(/^The database at DATABASE_URL does not answer \(ECONNREFUSED\)/);
  });

  it('names the setting when the database is not there', async () => {
    const error = await failureOf(migrate(urlOfDatabase(announcedTestServer().url, 'no_such_database')));
    expect(startFailure(error)).toMatch(/^The database at DATABASE_URL refuses the connection .*no_such_database/);
  });

  it('names the setting when the database server is too old', () => {
    expect(serverRefusal(140_019)).toMatch(/^The database at DATABASE_URL is PostgreSQL 14; .* needs 15 or newer/);
    expect(startFailure(new ConfigError(serverRefusal(96_024) ?? ''))).toMatch(/PostgreSQL 9; .* 15 or newer/);
    for (const served of [150_000, 160_004, 180_001]) expect(serverRefusal(served)).toBeNull();
  });

  it('shows the whole trace of what nobody foresaw', () => {
    expect(startFailure(new TypeError('unforeseen'))).toContain('start-failure.db.spec');
  });
});
