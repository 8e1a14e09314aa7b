import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { v7 } from 'uuid';
import { tableState } from '../../../test/route-walk/table-state';
import { startTestApp, type TestApp } from '../../../test/test-app';
import { buildWorld, type Account, type World } from '../../../test/world';
import type { AccountDto, AccountListDto, OneTimeLinkDto } from './accounts/accounts.dto';
import type { AuditPageDto } from './audit-trail/audit-trail.dto';
import type { CountryDto } from './places/places.dto';

const PASSWORD = 'a password of my own';

describe('accounts, roles and places', () => {
  let test: TestApp;
  let world: World;

  beforeAll(async () => {
    test = await startTestApp();
    world = await buildWorld(test);
  });
  afterAll(() => test.close());

  const developer = () => ({
    role: 'CURRICULUM_DEVELOPER',
    scopeKind: 'CENTRE',
    scopeId: world.home.centreId,
    reason: 'joins the team',
  });

  async function invite(by: Account, grant: object = developer(), email = `${v7()}@example.org`) {
    const answer = await by
      .send('post', '/api/accounts', { displayName: 'New Colleague', email, language: 'en', grant })
      .expect(201);
    return { ...(answer.body as OneTimeLinkDto), email };
  }

  function accept(path: string, password = PASSWORD): request.Test {
    return request(test.app.getHttpServer()).post(path.replace('/invite/', '/api/invitations/')).send({ password });
  }

  function signIn(email: string, password = PASSWORD): request.Test {
    return request(test.app.getHttpServer()).post('/api/session/password').send({ email, password });
  }

  async function refused(status: number, code: string, call: () => request.Test): Promise<void> {
    const before = await tableState(world.db);
    const answer = await call();
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([status, code]);
    expect(await tableState(world.db)).toEqual(before);
  }

  describe('an invitation', () => {
    it('opens an account once: link, password, signed in with the role', async () => {
      const { path, email, accountId } = await invite(world.home.accounts.CENTRE_ADMIN);
      await signIn(email).expect(401);
      const shown = await request(test.app.getHttpServer()).get(path.replace('/invite/', '/api/invitations/'));
      expect(shown.body).toEqual({ displayName: 'New Colleague', email });
      await accept(path, 'short').expect(422);
      await accept(path).expect(204);
      const session = (await signIn(email).expect(200)).body as { roles: { role: string }[] };
      expect(session.roles.map(({ role }) => role)).toEqual(['CURRICULUM_DEVELOPER']);
      await accept(path, 'another password at all').expect(404);
      await signIn(email).expect(200);
      const actions = await world.db.query<{ action: string; actor_id: string }>(
        `SELECT action, actor_id FROM audit_event WHERE entity_id = $1 ORDER BY id`,
        [accountId],
      );
      expect(actions).toEqual([
        { action: 'account.created', actor_id: world.home.accounts.CENTRE_ADMIN.id },
        { action: 'role.granted', actor_id: world.home.accounts.CENTRE_ADMIN.id },
        { action: 'account.linkUsed', actor_id: accountId },
      ]);
    });

    it('is used by one of many who accept at the same moment', async () => {
      const { path } = await invite(world.home.accounts.CENTRE_ADMIN);
      const statuses = await Promise.all(
        Array.from({ length: 4 }, async (_, index) => (await accept(path, `${PASSWORD} ${index}`)).status),
      );
      expect(statuses.sort()).toEqual([204, 404, 404, 404]);
    });

    it('ends with a newer link, after seven days, and with the account', async () => {
      const admin = world.home.accounts.CENTRE_ADMIN;
      const first = await invite(admin);
      const second = (await admin.send('post', `/api/accounts/${first.accountId}/link`)).body as OneTimeLinkDto;
      await accept(first.path).expect(404);
      await world.db.query(`UPDATE invitation SET expires_at = now() - interval '1 second' WHERE account_id = $1`, [
        first.accountId,
      ]);
      await accept(second.path).expect(404);
      const third = (await admin.send('post', `/api/accounts/${first.accountId}/link`)).body as OneTimeLinkDto;
      await admin.send('post', `/api/accounts/${first.accountId}/close`, { reason: 'left' }).expect(204);
      await accept(third.path).expect(404);
      await admin.send('post', `/api/accounts/${first.accountId}/reopen`, { reason: 'came back' }).expect(204);
      await accept(third.path).expect(404);
    });

    it('is not made for an address that has an account, however it is written', async () => {
      const { email } = await invite(world.home.accounts.CENTRE_ADMIN);
      await refused(409, 'people.emailTaken', () =>
        world.home.accounts.NATIONAL_DESK.send('post', '/api/accounts', {
          displayName: 'Again',
          email: email.toUpperCase(),
          language: 'fr',
          grant: { role: 'SIGNATORY', scopeKind: 'COUNTRY', scopeId: world.home.countryId },
        }),
      );
    });

    it('made for a forgotten password signs out whoever was signed in', async () => {
      const admin = world.home.accounts.CENTRE_ADMIN;
      const { path, email, accountId } = await invite(admin);
      await accept(path).expect(204);
      const cookie = (await signIn(email)).get('Set-Cookie') ?? [];
      const link = (await admin.send('post', `/api/accounts/${accountId}/link`).expect(201)).body as OneTimeLinkDto;
      await accept(link.path, 'a quite different one').expect(204);
      const session = await request(test.app.getHttpServer()).get('/api/session').set('Cookie', cookie);
      expect(session.body).toEqual({ signedIn: false });
      await signIn(email).expect(401);
    });
  });

  describe('roles', () => {
    it('are offered by what the own roles may give, and where', async () => {
      const { home } = world;
      const roles = async (by: Account) =>
        ((await by.get('/api/roles/grantable')).body as { role: string }[]).map(({ role }) => role);
      expect(await roles(home.accounts.SYSTEM_ADMIN)).toEqual(['CENTRE_ADMIN', 'NATIONAL_DESK', 'SYSTEM_ADMIN']);
      const places: unknown = (
        await home.accounts.CENTRE_ADMIN.get('/api/roles/places?role=CONTINGENT_TRAINING_OFFICER')
      ).body;
      expect(places).toEqual([{ kind: 'ROTATION', id: home.rotationId, name: 'Battalion XA · 1' }]);
      const desk = (await home.accounts.NATIONAL_DESK.get('/api/roles/places?role=VISITOR_AUDITOR&q=battalion'))
        .body as { kind: string }[];
      expect(desk.map(({ kind }) => kind)).toEqual(['CONTINGENT', 'ROTATION']);
      expect((await home.accounts.CENTRE_ADMIN.get('/api/roles/places?role=NATIONAL_DESK')).body).toEqual([]);
    });

    it('are offered with names in the language of the screen that asks, and of the account where none does', async () => {
      const name = async (screen: string): Promise<unknown> => {
        const path = '/api/roles/places?role=NATIONAL_DESK';
        const places = await world.home.accounts.SYSTEM_ADMIN.get(path).set('X-Screen-Language', screen);
        return (places.body as { id: string; name: string }[]).find(({ id }) => id === world.home.countryId)?.name;
      };
      expect([await name('fr'), await name('en'), await name('xx')]).toEqual(['Pays XA', 'Country XA', 'Country XA']);
    });

    it('are not given above the own, to anybody, oneself least of all', async () => {
      const { home } = world;
      const [admin, desk] = [home.accounts.CENTRE_ADMIN, home.accounts.NATIONAL_DESK];
      for (const target of [admin.id, home.accounts.INSTRUCTOR.id]) {
        await refused(403, 'access.refused', () =>
          admin.send('post', `/api/accounts/${target}/roles`, {
            role: 'NATIONAL_DESK',
            scopeKind: 'COUNTRY',
            scopeId: home.countryId,
          }),
        );
        await refused(403, 'access.refused', () =>
          admin.send('post', `/api/accounts/${target}/roles`, { role: 'SYSTEM_ADMIN', scopeKind: 'SYSTEM' }),
        );
      }
      await refused(403, 'access.refused', () =>
        desk.send('post', `/api/accounts/${desk.id}/roles`, { role: 'SYSTEM_ADMIN', scopeKind: 'SYSTEM' }),
      );
      await refused(403, 'access.refused', () => desk.send('post', `/api/accounts/${desk.id}/roles`, developer()));
    });

    it('are not given in a place outside, nor to an account outside', async () => {
      const { home, foreign } = world;
      const admin = home.accounts.CENTRE_ADMIN;
      await refused(404, 'request.notFound', () =>
        admin.send('post', `/api/accounts/${admin.id}/roles`, { ...developer(), scopeId: foreign.centreId }),
      );
      await refused(404, 'request.notFound', () =>
        admin.send('post', `/api/accounts/${admin.id}/roles`, { ...developer(), scopeId: v7() }),
      );
      await refused(404, 'request.notFound', () =>
        admin.send('post', `/api/accounts/${foreign.accounts.INSTRUCTOR.id}/roles`, developer()),
      );
      await refused(404, 'request.notFound', () =>
        home.accounts.NATIONAL_DESK.send('post', `/api/accounts/${admin.id}/roles`, {
          role: 'CENTRE_ADMIN',
          scopeKind: 'CENTRE',
          scopeId: foreign.centreId,
        }),
      );
    });

    it('need an end in the future where they are for a visit, and a place of their kind', async () => {
      const desk = world.home.accounts.NATIONAL_DESK;
      const { accountId } = await invite(world.home.accounts.CENTRE_ADMIN);
      const visit = { role: 'VISITOR_AUDITOR', scopeKind: 'COUNTRY', scopeId: world.home.countryId };
      const grant = (body: object) => () => desk.send('post', `/api/accounts/${accountId}/roles`, body);
      await refused(422, 'request.invalid', grant(visit));
      await refused(422, 'request.invalid', grant({ ...visit, endsAt: '2020-01-01T00:00:00Z' }));
      await refused(
        422,
        'request.invalid',
        grant({ ...visit, role: 'SIGNATORY', scopeKind: 'CONTINGENT', scopeId: world.home.contingentId }),
      );
      await desk
        .send('post', `/api/accounts/${accountId}/roles`, { ...visit, endsAt: '2099-01-01T00:00:00Z' })
        .expect(201);
      await refused(409, 'people.roleHeld', grant({ ...visit, endsAt: '2099-02-01T00:00:00Z' }));
    });

    it('are given once by two who give the same at the same moment', async () => {
      const { accountId } = await invite(world.home.accounts.CENTRE_ADMIN);
      const grant = { ...developer(), role: 'TRANSLATOR' };
      const statuses = await Promise.all(
        [1, 2, 3].map(
          async () =>
            (await world.home.accounts.CENTRE_ADMIN.send('post', `/api/accounts/${accountId}/roles`, grant)).status,
        ),
      );
      expect(statuses.sort()).toEqual([201, 409, 409]);
    });

    it('of a guest from elsewhere end with the centre that gave them, and open nothing else of the account', async () => {
      const { home, foreign } = world;
      const guest = foreign.accounts.INSTRUCTOR;
      const role = v7();
      await world.db.query(
        `INSERT INTO role_assignment (id, account_id, role, scope_kind, scope_id, granted_at) VALUES ($1,$2,'INSTRUCTOR','CENTRE',$3,now())`,
        [role, guest.id, home.centreId],
      );
      const admin = home.accounts.CENTRE_ADMIN;
      const seen = (await admin.get(`/api/accounts/${guest.id}`).expect(200)).body as AccountDto;
      expect(seen.manageable).toBe(false);
      await refused(403, 'access.refused', () =>
        admin.send('post', `/api/accounts/${guest.id}/close`, { reason: 'no longer' }),
      );
      await refused(403, 'access.refused', () => admin.send('post', `/api/accounts/${guest.id}/link`));
      const own = seen.roles.filter(({ mayEnd }) => mayEnd);
      expect(own.map(({ id }) => id)).toEqual([role]);
      await admin.send('post', `/api/accounts/${guest.id}/roles/${role}/end`, { reason: 'course over' }).expect(204);
      await refused(403, 'access.refused', () => admin.send('post', `/api/accounts/${guest.id}/link`));
    });

    it('of the last system administrator stay, and so does the account', async () => {
      const { home, foreign } = world;
      const [one, other] = [home.accounts.SYSTEM_ADMIN, foreign.accounts.SYSTEM_ADMIN];
      const roleOf = async (account: Account) =>
        ((await one.get(`/api/accounts/${account.id}`)).body as AccountDto).roles[0]?.id ?? '';
      const [ownRole, otherRole] = [await roleOf(one), await roleOf(other)];
      const end = (by: Account, account: Account, role: string) =>
        by.send('post', `/api/accounts/${account.id}/roles/${role}/end`, { reason: 'handing over' });
      const answers = await Promise.all([end(one, other, otherRole), end(other, one, ownRole)]);
      expect(answers.map(({ status }) => status).filter((status) => status === 204)).toHaveLength(1);
      const [left, role] = answers[0].status === 204 ? [one, ownRole] : [other, otherRole];
      await refused(409, 'people.lastAdministrator', () => end(left, left, role));
      await refused(403, 'people.ownAccount', () =>
        left.send('post', `/api/accounts/${left.id}/close`, { reason: 'tired' }),
      );
    });
  });

  describe('managing accounts', () => {
    it('is not for who stands below a role of the account', async () => {
      const { home } = world;
      await refused(403, 'access.refused', () =>
        home.accounts.CENTRE_ADMIN.send('post', `/api/accounts/${home.accounts.NATIONAL_DESK.id}/link`),
      );
      await refused(404, 'request.notFound', () =>
        home.accounts.CONTINGENT_TRAINING_OFFICER.send('post', `/api/accounts/${home.accounts.INSTRUCTOR.id}/link`),
      );
      await home.accounts.CONTINGENT_TRAINING_OFFICER.send(
        'post',
        `/api/accounts/${home.accounts.LEARNER.id}/lift-lock`,
        { reason: 'asked for it' },
      ).expect(204);
    });

    it('closes an account at once: its sessions end, its password no longer opens it', async () => {
      const admin = world.home.accounts.CENTRE_ADMIN;
      const { path, email, accountId } = await invite(admin);
      await accept(path).expect(204);
      const cookie = (await signIn(email)).get('Set-Cookie') ?? [];
      await admin.send('post', `/api/accounts/${accountId}/close`, { reason: 'left the service' }).expect(204);
      const session = await request(test.app.getHttpServer()).get('/api/session').set('Cookie', cookie);
      expect(session.body).toEqual({ signedIn: false });
      await signIn(email).expect(401);
      await refused(409, 'people.accountClosed', () =>
        admin.send('post', `/api/accounts/${accountId}/roles`, { ...developer(), role: 'APPROVER' }),
      );
      await admin.send('post', `/api/accounts/${accountId}/reopen`, { reason: 'came back' }).expect(204);
      await signIn(email).expect(200);
    });

    it('finds accounts by name, address and role, page by page', async () => {
      const { home } = world;
      for (let index = 0; index < 55; index++)
        await world.db.query(
          `INSERT INTO account (id, country_id, display_name, email, created_at) VALUES ($1,$2,$3,$4,now())`,
          [v7(), home.countryId, `Élodie Page ${String(index).padStart(2, '0')}`, `${v7()}@page.example.org`],
        );
      const first = (await home.accounts.NATIONAL_DESK.get('/api/accounts?q=PAGE.example')).body as AccountListDto;
      expect(first.items).toHaveLength(50);
      const next = `/api/accounts?q=PAGE.example&after=${first.next ?? ''}`;
      const second = (await home.accounts.NATIONAL_DESK.get(next)).body as AccountListDto;
      expect([second.items.length, second.next]).toEqual([5, null]);
      const names = [...first.items, ...second.items].map(({ displayName }) => displayName);
      expect(new Set(names).size).toBe(55);
      await home.accounts.NATIONAL_DESK.get(`/api/accounts?q=other&after=${first.next ?? ''}`).expect(400);
      const kinds = async (kind: string): Promise<string[]> =>
        ((await home.accounts.NATIONAL_DESK.get(`/api/accounts?q=learner@xa${kind}`)).body as AccountListDto).items.map(
          ({ id }) => id,
        );
      expect(await kinds('')).toEqual([home.accounts.LEARNER.id]);
      expect(await kinds('&kind=LEARNERS')).toEqual([home.accounts.LEARNER.id]);
      expect(await kinds('&kind=STAFF')).toEqual([]);
      const approvers = (await home.accounts.CENTRE_ADMIN.get('/api/accounts?role=APPROVER')).body as AccountListDto;
      expect(approvers.items.map(({ id }) => id)).toEqual([home.accounts.APPROVER.id]);
    });
  });

  describe('the audit trail', () => {
    it('is read in the own country or centre only, with names as they are now', async () => {
      const { home, foreign } = world;
      const { accountId } = await invite(home.accounts.CENTRE_ADMIN);
      const path = `/api/audit?entityKind=account&entityId=${accountId}`;
      const page = (await home.accounts.CENTRE_ADMIN.get(path)).body as AuditPageDto;
      expect(page.items.map(({ action }) => action)).toEqual(['role.granted', 'account.created']);
      expect(page.items[0]).toMatchObject({
        actorName: 'CENTRE_ADMIN XA',
        entityName: 'New Colleague',
        scopeName: 'Centre XA',
        reason: 'joins the team',
      });
      expect(((await foreign.accounts.NATIONAL_DESK.get(path)).body as AuditPageDto).items).toEqual([]);
    });

    it('goes on from page to page and narrows by action, person and day', async () => {
      const desk = world.home.accounts.NATIONAL_DESK;
      const seen: string[] = [];
      let after: string | null = '';
      while (after !== null) {
        const page = (await desk.get(`/api/audit${after === '' ? '' : `?after=${after}`}`)).body as AuditPageDto;
        seen.push(...page.items.map(({ id }) => id));
        after = page.next;
      }
      expect(new Set(seen).size).toBe(seen.length);
      const [all] = await world.db.query<{ n: number }>(
        'SELECT count(*)::int AS n FROM audit_event WHERE country_id = $1',
        [world.home.countryId],
      );
      expect(seen).toHaveLength(all?.n ?? -1);
      const roles = (await desk.get('/api/audit?action=role')).body as AuditPageDto;
      expect(new Set(roles.items.map(({ action }) => action))).toEqual(new Set(['role.granted', 'role.ended']));
      const none = (await desk.get('/api/audit?from=2020-01-01&to=2020-12-31')).body as AuditPageDto;
      expect(none.items).toEqual([]);
      await desk.get('/api/audit?from=2020-13-01').expect(422);
    });
  });

  describe('countries and centres', () => {
    it('are changed once: who was slower gets both', async () => {
      const desk = world.home.accounts.NATIONAL_DESK;
      const [country] = (await desk.get('/api/countries')).body as [CountryDto];
      const { name, services, version } = country;
      const renamed = { name: { ...name, en: 'Renamed' }, services, version };
      await desk.send('put', `/api/countries/${country.id}`, renamed).expect(200);
      const late = await desk.send('put', `/api/countries/${country.id}`, { ...renamed, name }).expect(409);
      expect((late.body as { data: { stored: CountryDto } }).data.stored.name.en).toBe('Renamed');
    });

    it('keep a service under which people are registered', async () => {
      const desk = world.home.accounts.NATIONAL_DESK;
      const [country] = (await desk.get('/api/countries')).body as [CountryDto];
      await refused(409, 'people.serviceInUse', () =>
        desk.send('put', `/api/countries/${country.id}`, {
          name: country.name,
          version: country.version,
          services: [{ code: 'NAVY', name: { en: 'Navy', fr: 'Marine' } }],
        }),
      );
    });

    it('number their centres by themselves, also two at the same moment', async () => {
      const desk = world.home.accounts.NATIONAL_DESK;
      const centre = { name: 'Second', timeZone: 'Africa/Dakar', languages: ['fr'] };
      const added = await Promise.all(
        [1, 2].map(
          async () =>
            (await desk.send('post', `/api/countries/${world.home.countryId}/centres`, centre)).body as unknown,
        ),
      );
      expect(added.map((body) => (body as { code: string }).code).sort()).toEqual(['XA-2', 'XA-3']);
    });
  });
});
