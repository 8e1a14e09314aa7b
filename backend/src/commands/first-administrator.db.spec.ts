import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import request from 'supertest';
import { createTestDatabase, type TestDatabase } from '../../test/database';
import { startAnotherApp } from '../../test/test-app';
import { parseConfig } from '../platform/config';
import { UsageError } from './command';
import { firstAdministrator } from './first-administrator';

jest.setTimeout(120_000);

const ARGS = [
  ...['--name', 'First Administrator', '--email', 'first@example.org', '--country', 'SN'],
  ...['--centre', 'National centre', '--time-zone', 'Africa/Dakar', '--language', 'fr'],
];

describe('the first administrator', () => {
  let database: TestDatabase;
  let printed: string[];
  beforeEach(async () => {
    database = await createTestDatabase();
    printed = [];
  });
  afterEach(() => database.drop());

  function run(args: readonly string[]): Promise<void> {
    const config = parseConfig({
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      DATABASE_URL: database.url,
      PUBLIC_URL: 'https://training.example.org/',
    });
    return firstAdministrator(config, args, (line) => printed.push(line));
  }

  function link(): string {
    const line = printed.find((text) => text.startsWith('https://training.example.org/invite/'));
    if (line === undefined) throw new Error(`No link in: ${printed.join(' / ')}`);
    return line.replace('https://training.example.org/invite/', '/api/invitations/');
  }

  it('opens an installation of the own, and finds a way back in later', async () => {
    await run(ARGS);
    const product = await startAnotherApp(database.url);
    const server = product.app.getHttpServer();
    try {
      expect((await request(server).get('/api/instance')).body).toEqual({ state: 'CENTRE' });
      await request(server).post(link()).send({ password: 'a password of my own' }).expect(204);
      const session = (
        await request(server)
          .post('/api/session/password')
          .send({ email: 'first@example.org', password: 'a password of my own' })
          .expect(200)
      ).body as { roles: { role: string }[]; account: { preferredLanguage: string } };
      expect(session.roles.map(({ role }) => role).sort()).toEqual(['CENTRE_ADMIN', 'NATIONAL_DESK', 'SYSTEM_ADMIN']);
      expect(session.account.preferredLanguage).toBe('fr');
      printed = [];
      await run(['--email', 'FIRST@example.org']);
      await request(server).get(link()).expect(200);
      await expect(run(['--email', 'other@example.org'])).rejects.toThrow('set up already');
    } finally {
      await product.close();
    }
  });

  it('says what is missing and changes nothing', async () => {
    await expect(run(['--email', 'first@example.org'])).rejects.toThrow(UsageError);
    await expect(run([...ARGS, '--time-zone', 'Europe/Nowhere'])).rejects.toThrow('--time-zone');
    await expect(run(['--colour', 'blue'])).rejects.toThrow(UsageError);
    const product = await startAnotherApp(database.url);
    try {
      expect((await request(product.app.getHttpServer()).get('/api/instance')).body).toEqual({ state: 'UNSET' });
    } finally {
      await product.close();
    }
  });
});
