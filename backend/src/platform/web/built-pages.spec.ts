import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import express, { type Express } from 'express';
import request from 'supertest';
import { builtPages } from './built-pages';

const SCRIPT = 'console.log("the script of this build");'.repeat(50);

let folder: string;
let app: Express;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'peacewright-pages-'));
  await writeFile(join(folder, 'index.html'), '<html nonce="__CSP_NONCE__"><script src="main-ABCDEFGH.js"></script>');
  await writeFile(join(folder, 'main-ABCDEFGH.js'), SCRIPT);
  await writeFile(join(folder, 'main-ABCDEFGH.js.br'), brotliCompressSync(SCRIPT));
  await writeFile(join(folder, 'main-ABCDEFGH.js.gz'), gzipSync(SCRIPT));
  await writeFile(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  app = express();
  app.use((_request, response, next) => {
    response.locals['nonce'] = 'n0nce';
    response.set({ 'Content-Security-Policy': "default-src 'none'", 'X-Content-Type-Options': 'nosniff' });
    next();
  });
  app.use(builtPages(folder));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the built pages', () => {
  it('are served compressed as the browser can, and may be kept for a year when their name holds a hash', async () => {
    for (const [accepted, encoding] of [
      ['gzip, deflate, br, zstd', 'br'],
      ['gzip', 'gzip'],
      ['identity', undefined],
      ['br;q=0, gzip', 'gzip'],
    ] as const) {
      const answer = await request(app).get('/main-ABCDEFGH.js').set('Accept-Encoding', accepted).buffer();
      expect(answer.headers['content-encoding']).toBe(encoding);
      expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(answer.headers['content-type']).toContain('javascript');
      expect(answer.headers['vary']).toBe('Accept-Encoding');
    }
    const icon = await request(app).get('/favicon.svg').expect('Cache-Control', 'no-cache');
    await request(app).get('/favicon.svg').set('If-None-Match', String(icon.headers['etag'])).expect(304);
  });

  it('come without the heads of a page where they are parts of one, and with them to a page, a worker and whoever does not say', async () => {
    const policyFor = async (address: string, use?: string) => {
      const asked = request(app).get(address).expect('X-Content-Type-Options', 'nosniff');
      const answer = await (use === undefined ? asked : asked.set('Sec-Fetch-Dest', use));
      return answer.headers['content-security-policy'];
    };
    expect(await policyFor('/main-ABCDEFGH.js', 'script')).toBeUndefined();
    for (const use of ['worker', 'document', undefined])
      expect(await policyFor('/main-ABCDEFGH.js', use)).toBe("default-src 'none'");
    for (const use of ['document', 'script', undefined]) expect(await policyFor('/', use)).toBe("default-src 'none'");
  });

  it('answer any address of the app with the first page, which carries the nonce and is never kept', async () => {
    for (const address of ['/', '/index.html', '/completion/rotations/1']) {
      const answer = await request(app).get(address).expect(200);
      expect(answer.text).toContain('nonce="n0nce"');
      expect(answer.headers['cache-control']).toBe('no-store');
    }
  });

  it('name the scripts of the first screen to who is signed in, in their language, and to nobody else', async () => {
    const parent = await mkdtemp(join(tmpdir(), 'peacewright-early-'));
    const inside = join(parent, 'browser');
    await mkdir(inside);
    await writeFile(join(inside, 'index.html'), '<html><head></head></html>');
    const scripts = { en: ['/home-AAAAAAAA.js'], fr: ['/home-AAAAAAAA.js', '/texts.fr-BBBBBBBB.js'] };
    await writeFile(join(parent, 'early.json'), JSON.stringify([{ path: '^/$', scripts }]));
    const early = express().use(builtPages(inside));
    const names = async (address: string, cookie: string): Promise<string[]> => {
      const answer = await request(early).get(address).set('Cookie', cookie).set('Accept-Language', 'fr-CD, en;q=0.5');
      return [...answer.text.matchAll(/<link rel="modulepreload" fetchpriority="low" href="([^"]+)">/g)].map(
        ([, name]) => name ?? '',
      );
    };
    expect(await names('/', 'pw_session=x')).toEqual(scripts.fr);
    expect(await names('/audit', 'pw_session=x')).toEqual([]);
    expect(await names('/', 'other=x')).toEqual([]);
    await rm(parent, { recursive: true });
  });

  it('are all there, and still answered, while another build replaces them in the folder', async () => {
    await rm(folder, { recursive: true });
    const index = await request(app).get('/');
    const [, script] = /src="([^"]+)"/.exec(index.text) ?? [];
    expect((await request(app).get(`/${script}`).expect(200)).text).toBe(SCRIPT);
  });

  it('are the only files: nothing beside the folder, and a missing one is missing', async () => {
    for (const address of ['/main-OTHERONE.js', '/%2e%2e/package.json', '/main-ABCDEFGH.js.br', '/..%5cpackage.json'])
      await request(app).get(address).expect(404);
    await request(app).get('/api/session').expect(404);
    await request(app).post('/main-ABCDEFGH.js').expect(404);
  });
});
