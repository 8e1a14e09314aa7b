import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import request from 'supertest';
import { startTestApp, type TestApp } from '../../../test/test-app';
import { openApiDocument } from './openapi';

describe('every answer', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  const get = (path: string) => request(test.app.getHttpServer()).get(path);
  const policyOf = (text: string): Map<string, string[]> =>
    new Map(
      text.split(';').map((part) => {
        const [name = '', ...sources] = part.trim().split(/\s+/);
        return [name, sources];
      }),
    );

  it('carries a policy that lets nothing in from elsewhere and nothing run that the page did not bring', async () => {
    const nonces = new Set<string>();
    for (const path of ['/api/health', '/api/session', '/api/nothing', '/api/session/password']) {
      const { headers } = await get(path);
      const policy = policyOf(headers['content-security-policy'] ?? '');
      expect(policy.get('default-src')).toEqual(["'none'"]);
      expect(policy.get('frame-ancestors')).toEqual(["'none'"]);
      for (const name of ['base-uri', 'form-action', 'connect-src']) expect(policy.get(name)).toEqual(["'self'"]);
      for (const name of ['script-src', 'style-src']) {
        const [self, nonce = '', ...others] = policy.get(name) ?? [];
        expect([self, others]).toEqual(["'self'", []]);
        expect(nonce).toMatch(/^'nonce-[\w+/]{22}=='$/);
        nonces.add(nonce);
      }
      const everything = [...policy.values()].flat().join(' ');
      expect(everything).not.toMatch(/unsafe|\*|https?:/);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'same-origin',
      });
      expect(headers).not.toHaveProperty('x-powered-by');
    }
    // A new one each time, else it would be no secret.
    expect(nonces.size).toBe(4);
  });

  it('can be read about: the page of the contract, and the contract as it is committed', async () => {
    expect((await get('/api/docs').redirects(1).expect(200)).text).toContain('swagger-ui');
    const committed: unknown = JSON.parse(readFileSync(join(__dirname, '../../../openapi.json'), 'utf8'));
    const { paths } = (await get('/api/docs-json').expect(200)).body as { paths: object };
    expect(Object.keys(paths).sort()).toEqual(Object.keys((committed as { paths: object }).paths).sort());
  });

  it('is described by shapes of one name each', () => {
    const warned = jest.spyOn(Logger, 'warn').mockImplementation(() => undefined);
    openApiDocument(test.app);
    expect(warned.mock.calls).toEqual([]);
    warned.mockRestore();
  });
});
