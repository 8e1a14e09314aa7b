import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import request from 'supertest';
import { v7 } from 'uuid';
import { startAnotherApp, startTestApp, type TestApp } from '../../../test/test-app';
import { buildWorld, type World } from '../../../test/world';
import { RouteCheck } from '../access/route-check';
import { Clock } from '../time';
import { hashSecret } from './secrets';

const PASSWORD = 'a password to sign in with';
const PIN = '493027';
const MINUTE = 60_000;

/** A browser: keeps its cookies, as one tablet of a class does. */
class Browser {
  private readonly cookies = new Map<string, string>();
  csrf = '';
  lastCookies: string[] = [];

  constructor(private readonly test: TestApp) {}

  async call(method: 'get' | 'post' | 'delete', path: string, body?: object, headers: Record<string, string> = {}) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const call = request(this.test.app.getHttpServer())[method](path).set('Cookie', cookie).set(headers);
    const answer = await (body === undefined ? call : call.send(body));
    this.lastCookies = ([] as string[]).concat(answer.get('Set-Cookie') ?? []);
    for (const line of this.lastCookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.cookies.set(name, value);
    }
    return answer;
  }

  async signIn(email: string, password = PASSWORD): Promise<number> {
    const answer = await this.call('post', '/api/session/password', { email, password });
    this.csrf = (answer.body as { csrfToken?: string }).csrfToken ?? '';
    return answer.status;
  }

  send(path: string, body: object = {}) {
    return this.call('post', path, body, { 'X-CSRF-Token': this.csrf });
  }

  /** The same browser at another process of the product. */
  at(test: TestApp): Browser {
    const other = new Browser(test);
    for (const [name, value] of this.cookies) other.cookies.set(name, value);
    other.csrf = this.csrf;
    return other;
  }
}

describe('signing in', () => {
  let test: TestApp;
  let world: World;
  let now: number;
  let email: string;
  let id: string;

  beforeAll(async () => {
    test = await startTestApp();
    world = await buildWorld(test);
    jest.spyOn(test.app.get(Clock), 'now').mockImplementation(() => new Date(now));
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    now = Date.now();
    id = v7();
    email = `${id}@example.org`;
    await world.db.query(
      `INSERT INTO account (id, country_id, display_name, email, password_hash, created_at) VALUES ($1,$2,'Somebody',$3,$4,now())`,
      [id, world.home.countryId, email, await hashSecret(PASSWORD)],
    );
  });

  async function grant(role: string, kind: string, scope: string): Promise<string> {
    const grantId = v7();
    await world.db.query(
      'INSERT INTO role_assignment (id, account_id, role, scope_kind, scope_id, granted_at) VALUES ($1,$2,$3,$4,$5,now())',
      [grantId, id, role, kind, scope],
    );
    return grantId;
  }

  it('sets a cookie that no script reads and no other site sends, and keeps no token in the database', async () => {
    const browser = new Browser(test);
    expect(await browser.signIn(email)).toBe(200);
    const cookie = browser.lastCookies.find((line) => line.startsWith('pw_session='));
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).toMatch(/Path=\//);
    const token = /pw_session=([^;]+)/.exec(cookie ?? '')?.[1] ?? '';
    const [row] = await world.db.query<{ found: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM session WHERE encode(token_hash, 'escape') LIKE '%' || $1 || '%') AS found`,
      [token],
    );
    expect(row?.found).toBe(false);
  });

  it('makes the cookie secure where the browser came by https', async () => {
    const behindProxy = await startAnotherApp(test.url);
    (behindProxy.app.getHttpAdapter().getInstance() as { set(name: string, value: number): void }).set(
      'trust proxy',
      1,
    );
    const browser = new Browser(behindProxy);
    await browser.call(
      'post',
      '/api/session/password',
      { email, password: PASSWORD },
      { 'X-Forwarded-Proto': 'https' },
    );
    expect(browser.lastCookies.find((line) => line.startsWith('pw_session='))).toMatch(/Secure/);
    await behindProxy.close();
  });

  it('refuses to act without the token that only the own page knows', async () => {
    const browser = new Browser(test);
    await browser.signIn(email);
    expect((await browser.call('post', '/api/session/language', { language: 'fr' })).status).toBe(403);
    browser.csrf = `${browser.csrf.slice(0, -1)}x`;
    expect((await browser.send('/api/session/language', { language: 'fr' })).status).toBe(403);
  });

  it('refuses what another site’s page sends, even to sign in', async () => {
    for (const site of ['cross-site', 'same-site']) {
      const answer = await new Browser(test).call(
        'post',
        '/api/session/password',
        { email, password: PASSWORD },
        { 'Sec-Fetch-Site': site },
      );
      expect([answer.status, (answer.body as { code: string }).code]).toEqual([403, 'request.csrf']);
    }
  });

  it('locks an account on a device after five wrong attempts, for five minutes', async () => {
    const browser = new Browser(test);
    for (let attempt = 0; attempt < 5; attempt++) expect(await browser.signIn(email, 'wrong')).toBe(401);
    expect(await browser.signIn(email)).toBe(429);
    now += 5 * MINUTE + 1000;
    expect(await browser.signIn(email)).toBe(200);
  });

  it('lets the same account in from another device of the class, and other accounts from the locked one', async () => {
    const locked = new Browser(test);
    for (let attempt = 0; attempt < 6; attempt++) await locked.signIn(email, 'wrong');
    expect(await new Browser(test).signIn(email)).toBe(200);
    const [classmate, other] = [v7(), `${v7()}@example.org`];
    await world.db.query(
      `INSERT INTO account (id, country_id, display_name, email, password_hash, created_at) VALUES ($1,$2,'Other',$3,$4,now())`,
      [classmate, world.home.countryId, other, await hashSecret(PASSWORD)],
    );
    expect(await locked.signIn(other)).toBe(200);
  });

  it('locks an account everywhere after twenty wrong attempts from ever new devices', async () => {
    for (let attempt = 0; attempt < 20; attempt++) expect(await new Browser(test).signIn(email, 'wrong')).toBe(401);
    expect(await new Browser(test).signIn(email)).toBe(429);
  });

  it('counts attempts that are sent at the same moment one by one', async () => {
    const browser = new Browser(test);
    await browser.signIn(email, 'wrong');
    const answers = await Promise.all(Array.from({ length: 20 }, () => browser.signIn(email, 'wrong')));
    expect(answers.filter((status) => status === 401)).toHaveLength(4);
    expect(answers.filter((status) => status === 429)).toHaveLength(16);
  });

  it('tells nobody whether an account exists: unknown ones fail and lock alike', async () => {
    const browser = new Browser(test);
    const statuses = [];
    for (let attempt = 0; attempt < 6; attempt++) statuses.push(await browser.signIn('nobody@example.org', 'wrong'));
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it('lets an officer lift the lock, with a reason that is kept', async () => {
    const browser = new Browser(test);
    for (let attempt = 0; attempt < 6; attempt++) await browser.signIn(email, 'wrong');
    const desk = world.home.accounts.NATIONAL_DESK;
    const seen = (await desk.get(`/api/accounts/${id}`)).body as { lockedUntil: string | null };
    expect(seen.lockedUntil).not.toBeNull();
    await desk.send('post', `/api/accounts/${id}/lift-lock`, {}).expect(422);
    await desk.send('post', `/api/accounts/${id}/lift-lock`, { reason: 'forgot the new one' }).expect(204);
    expect(await browser.signIn(email)).toBe(200);
    const [row] = await world.db.query<{ reason: string }>(
      `SELECT reason FROM audit_event WHERE action = 'account.lockLifted' AND entity_id = $1`,
      [id],
    );
    expect(row?.reason).toBe('forgot the new one');
  });

  it('ends a role at once: the next request is refused', async () => {
    const role = await grant('INSTRUCTOR', 'CENTRE', world.home.centreId);
    const browser = new Browser(test);
    await browser.signIn(email);
    expect((await browser.call('get', '/api/offerings')).status).toBe(200);
    await world.home.accounts.CENTRE_ADMIN.send('post', `/api/accounts/${id}/roles/${role}/end`, {
      reason: 'course over',
    }).expect(204);
    expect((await browser.call('get', '/api/offerings')).status).toBe(403);
  });

  it('ends a role on its date', async () => {
    const role = await grant('INSTRUCTOR', 'CENTRE', world.home.centreId);
    await world.db.query('UPDATE role_assignment SET ends_at = $2 WHERE id = $1', [role, new Date(now + MINUTE)]);
    const browser = new Browser(test);
    await browser.signIn(email);
    expect((await browser.call('get', '/api/offerings')).status).toBe(200);
    now += 2 * MINUTE;
    expect((await browser.call('get', '/api/offerings')).status).toBe(403);
  });

  it('lets who must change a PIN do nothing but that', async () => {
    await world.db.query(`UPDATE account SET must_change = true, pin_login = $2, pin_hash = $3 WHERE id = $1`, [
      id,
      `XA/ARMY/${id}`.toUpperCase(),
      await hashSecret(PIN),
    ]);
    const browser = new Browser(test);
    const who = { country: 'XA', service: 'ARMY', serviceNumber: id };
    const signedIn = await browser.call('post', '/api/session/pin', { ...who, pin: PIN });
    browser.csrf = (signedIn.body as { csrfToken: string }).csrfToken;
    const allowed: string[] = [];
    for (const route of test.app.get(RouteCheck).routes()) {
      if (route.entry.kind === 'public') continue;
      const method = route.method.toLowerCase();
      if (method !== 'get' && method !== 'post' && method !== 'delete') continue;
      const path = route.path.replaceAll(/:\w+/g, v7());
      const answer = await browser.call(method, path, undefined, { 'X-CSRF-Token': browser.csrf });
      if ((answer.body as { code?: string }).code !== 'access.mustChangePin') allowed.push(route.path);
    }
    expect(allowed.sort()).toEqual([
      '/api/session/change-password',
      '/api/session/change-pin',
      '/api/session/language',
    ]);
    expect((await browser.send('/api/session/change-pin', { currentPin: PIN, newPin: '820164' })).status).toBe(204);
    expect((await browser.send('/api/session/language', { language: 'fr' })).status).toBe(204);
  });

  it('ends a session that was not used for eight hours, and any after a day', async () => {
    const browser = new Browser(test);
    await browser.signIn(email);
    now += 8 * 60 * MINUTE + MINUTE;
    expect((await browser.send('/api/session/language', { language: 'fr' })).status).toBe(401);
    await browser.signIn(email);
    for (let hour = 0; hour < 23; hour++) {
      now += 60 * MINUTE;
      expect((await browser.send('/api/session/language', { language: 'fr' })).status).toBe(204);
    }
    now += 61 * MINUTE;
    expect((await browser.send('/api/session/language', { language: 'fr' })).status).toBe(401);
  });

  it('holds at every process on the same database: signed in at one, acting at the other, signed out at both', async () => {
    const second = await startAnotherApp(test.url);
    jest.spyOn(second.app.get(Clock), 'now').mockImplementation(() => new Date(now));
    try {
      const here = new Browser(test);
      await here.signIn(email);
      const there = here.at(second);
      expect((await there.send('/api/session/language', { language: 'fr' })).status).toBe(204);
      const shown = (await here.call('get', '/api/session')).body as { account: { preferredLanguage: string } };
      expect(shown.account.preferredLanguage).toBe('fr');
      expect((await there.call('delete', '/api/session')).status).toBe(204);
      expect((await here.send('/api/session/language', { language: 'en' })).status).toBe(401);

      const device = new Browser(test);
      await device.signIn(email, 'wrong');
      const same = device.at(second);
      for (const browser of [same, device, same, device]) await browser.signIn(email, 'wrong');
      expect(await same.signIn(email)).toBe(429);
    } finally {
      await second.close();
    }
  });
});
