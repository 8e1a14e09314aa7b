import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { hashSecret } from '../../src/platform/auth';
import { Database } from '../../src/platform/database';
import { Files } from '../../src/platform/storage';
import { createTestDatabase, type TestDatabase } from '../database';
import { makeDraft } from '../drafts';
import { tableState } from '../route-walk/table-state';
import { startAnotherApp, type TestApp } from '../test-app';
import { buildWorld } from '../world';
import { Browser } from './browser';
import { ProductProcess } from './product-process';

jest.setTimeout(180_000);

const MEGABYTE = 1024 * 1024;
const PASSWORD = 'a password for rough weather';

describe('a server among rough clients', () => {
  let database: TestDatabase;
  let app: TestApp;
  let db: Database;
  let product: ProductProcess;
  let author: Browser;
  let uploads: string;
  let film: string;
  let before: Record<string, string>;

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await startAnotherApp(database.url);
    db = app.app.get(Database);
    const world = await buildWorld(app);
    await db.query(`UPDATE account SET password_hash = $2, email = 'author@example.org' WHERE id = $1`, [
      world.home.accounts.CURRICULUM_DEVELOPER.id,
      await hashSecret(PASSWORD),
    ]);
    const { moduleId } = await makeDraft(world, world.home);
    const files = app.app.get(Files);
    const { hash } = await db.transaction(async (tx) => {
      const stored = await files.put(tx, randomBytes(20 * MEGABYTE), 'video/mp4');
      const use = { ownerKind: 'module', ownerId: moduleId, centreId: world.home.centreId, name: 'a.mp4', by: null };
      await files.use(tx, stored.hash, use);
      return stored;
    });
    uploads = `/api/modules/${moduleId}/files`;
    film = `${uploads}/${hash}`;
    product = await ProductProcess.start({ databaseUrl: database.url });
    author = new Browser();
    expect(await author.signIn(product, 'author@example.org', PASSWORD)).toBe(200);
    before = await tableState(db);
  });
  afterAll(async () => {
    await product.stop();
    await app.close();
    await database.drop();
  });
  // Whatever was sent: the same process lives, serves, and no row has changed.
  afterEach(async () => {
    expect((await fetch(`${product.url}/api/health`)).status).toBe(200);
    expect(product.running).toBe(true);
    expect(await tableState(db)).toEqual(before);
  });

  /** Sends bytes as they are; answers what came back until the connection ended or nothing more came. */
  async function raw(text: string | Buffer, then: 'wait' | 'leave' = 'wait'): Promise<string> {
    const { hostname, port } = new URL(product.url);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    let answer = '';
    socket.on('data', (bytes) => (answer += bytes.toString('latin1')));
    await once(socket, 'connect');
    socket.write(text);
    if (then === 'leave') {
      await sleep(150);
      socket.destroy();
      return answer;
    }
    await Promise.race([once(socket, 'close'), sleep(3000)]);
    socket.destroy();
    return answer;
  }

  function head(method: string, path: string, headers: Record<string, string | number> = {}): string {
    const all = { host: 'x', connection: 'close', ...author.headers(), ...headers };
    return `${method} ${path} HTTP/1.1\r\n${Object.entries(all)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\r\n')}\r\n\r\n`;
  }

  const problem = (answer: string, status: number, code: string): void => {
    expect(answer.split('\r\n')[0]).toContain(String(status));
    expect(answer.toLowerCase()).toContain('content-type: application/problem+json');
    expect(answer).toContain(`"code":"${code}"`);
    expect(answer).toMatch(/"correlationId":"[0-9a-f-]{36}"/);
  };

  const part = (name: string, file: string): string =>
    `--b\r\nContent-Disposition: form-data; name="${name}"; filename="${file}"\r\nContent-Type: image/png\r\n\r\n`;
  const multipart = (length: number): Record<string, string | number> => ({
    'content-type': 'multipart/form-data; boundary=b',
    'content-length': length,
  });

  it('survives an upload that is broken off', async () => {
    for (let times = 0; times < 3; times++)
      await raw(
        Buffer.concat([
          Buffer.from(head('POST', uploads, multipart(10 * MEGABYTE)) + part('file', 'a.png')),
          randomBytes(MEGABYTE),
        ]),
        'leave',
      );
  });

  it('survives a download whose reader is gone, whole and in parts', async () => {
    for (const range of [undefined, 'bytes=5-', 'bytes=0-1,3-4', 'bytes=99999999999-', 'bytes=x'])
      await raw(head('GET', film, range === undefined ? {} : { range }), 'leave');
  });

  it('keeps nothing of a saving that was broken off', async () => {
    const body = JSON.stringify({ title: 'Half a title' });
    await raw(
      `${head('PATCH', uploads.replace('/files', ''), { 'content-type': 'application/json', 'content-length': body.length })}${body.slice(0, 10)}`,
      'leave',
    );
  });

  it('refuses malformed uploads with a problem', async () => {
    const end = '\r\n--b--\r\n';
    const send = (body: string): Promise<string> => raw(head('POST', uploads, multipart(body.length)) + body);
    problem(await send(`--b\r\nContent-Disposition: form-data\r\n\r\nx${end}`), 400, 'request.malformed');
    problem(await send(`${part('file', 'a.png')}x`), 400, 'request.malformed');
    problem(await send(`${part('other', 'a.png')}x${end}`), 400, 'request.malformed');
    problem(await send(`${part('file', 'a.png')}x\r\n${part('file', 'b.png')}y${end}`), 400, 'request.malformed');
    problem(await send(`${part('file', 'a.png')}no picture${end}`), 415, 'file.typeRefused');
    problem(await send(`--b\r\n${'X-Long: y\r\n'.repeat(5000)}\r\n${end}`), 400, 'request.malformed');
    problem(
      await raw(head('POST', uploads, { 'content-type': 'multipart/form-data', 'content-length': 1 }) + 'x'),
      400,
      'request.malformed',
    );
  });

  it('refuses more than fifty megabytes with a problem, as a file and as text', async () => {
    const large = randomBytes(51 * MEGABYTE);
    const upload = Buffer.concat([Buffer.from(part('file', 'a.png')), large, Buffer.from('\r\n--b--\r\n')]);
    for (const [path, type, body] of [
      [uploads, 'multipart/form-data; boundary=b', upload],
      ['/api/session/password', 'application/json', large],
    ] as const) {
      const answer = await fetch(`${product.url}${path}`, {
        method: 'POST',
        headers: { ...author.headers(), 'content-type': type },
        body,
      });
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(await answer.json()).toMatchObject({ status: 413, code: 'request.tooLarge' });
    }
  });

  it('refuses with a problem what is no request at all', async () => {
    problem(await raw(head('GET', '/api/session', { 'x-much': 'y'.repeat(40_000) })), 413, 'request.tooLarge');
    problem(await raw('this is no HTTP\r\n\r\n'), 400, 'request.malformed');
    problem(await raw(`GET /api/session HTTP/1.1\r\nhost: x\r\nbad header\r\n\r\n`), 400, 'request.malformed');
    problem(
      await raw(
        head('POST', '/api/session/password', { 'transfer-encoding': 'chunked', 'content-type': 'application/json' }) +
          'zz\r\n',
      ),
      400,
      'request.malformed',
    );
    problem(await raw(head('GET', '/api/people/%ff')), 400, 'request.malformed');
    problem(
      await raw(
        head('POST', '/api/session/password', {
          'content-type': 'application/json',
          'content-encoding': 'br',
          'content-length': 3,
        }) + 'abc',
      ),
      400,
      'request.malformed',
    );
    problem(
      await raw(
        head('POST', '/api/session/password', {
          'content-type': 'application/json',
          'content-encoding': 'zip',
          'content-length': 3,
        }) + 'abc',
      ),
      415,
      'request.unsupportedMedia',
    );
    problem(await raw(head('BREW', '/api/session')), 400, 'request.malformed');
    problem(await raw(head('TRACE', '/api/session')), 404, 'request.notFound');
    expect(await raw(head('CONNECT', 'x:80'))).toBe('');
  });
});
