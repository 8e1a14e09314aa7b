import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES, roleHas } from '@peacewright/contracts';
import { RouteCheck, type DeclaredRoute } from '../../src/platform/access/route-check';
import { startTestApp, type TestApp } from '../test-app';
import { buildNarrow, buildNeighbours, buildWorld, type Account, type World } from '../world';
import { allCases, type RouteCase } from './cases';
import { send, sendAnonymously } from './send';
import { tableState } from './table-state';

const cases = new Map(allCases().map((entry) => [entry.route, entry]));

describe('every route', () => {
  let test: TestApp;
  let world: World;
  let neighbours: Account[];
  let narrow: Map<string, Account>;
  let routes: DeclaredRoute[];

  beforeAll(async () => {
    test = await startTestApp();
    world = await buildWorld(test);
    neighbours = await buildNeighbours(world);
    narrow = await buildNarrow(world);
    routes = test.app.get(RouteCheck).routes();
  });
  afterAll(() => test.close());

  it('has a case in the walk, and every case has a route', () => {
    const known = routes.map((route) => `${route.method} ${route.path}`);
    expect([...cases.keys()].filter((route) => !known.includes(route))).toEqual([]);
    expect(known.filter((route) => !cases.has(route))).toEqual([]);
  });

  it('is declared: the running router has no other, but for the pages of the contract', () => {
    const known = routes.map((route) => `${route.method} ${route.path}`);
    const running = routesOf(test);
    expect(known.filter((route) => !running.includes(route))).toEqual([]);
    expect(running.filter((route) => !known.includes(route) && !DOCUMENTATION.test(route))).toEqual([]);
  });

  it.each([...cases.values()].map((entry) => [entry.route, entry] as const))(
    '%s serves its owner and refuses strangers',
    async (name, entry) => {
      const route = routes.find((candidate) => `${candidate.method} ${candidate.path}` === name);
      if (!route) throw new Error(`${name} is not a route.`);
      if (route.entry.kind === 'public') {
        await expectSuccess(world, name, entry, null);
        return;
      }
      const requires = route.entry.kind === 'requires' ? route.entry.permission : null;
      const owners = requires === null ? [entry.as ?? 'LEARNER'] : ROLES.filter((role) => roleHas(role, requires));
      expect(owners.length).toBeGreaterThan(0);
      for (const role of owners) {
        const other = entry.otherwise?.[role];
        if (other === undefined) await expectSuccess(world, name, entry, world.home.accounts[role]);
        else {
          const call = await entry.call(world, world.home, world.home.accounts[role]);
          expect({ role, status: (await send(world.home.accounts[role], name, call)).status }).toEqual({
            role,
            status: other,
          });
        }
      }

      for (const [who, account] of narrow) {
        if (requires === null || !roleHas(account.role, requires)) continue;
        const call = await entry.call(world, world.home, account);
        const wanted = entry.narrow?.[who] ?? entry.otherwise?.[account.role] ?? entry.success ?? 200;
        expect({ who, status: (await send(account, name, call)).status }).toEqual({ who, status: wanted });
      }

      const owner = owners.find((role) => entry.otherwise?.[role] === undefined);
      if (owner === undefined) throw new Error(`${name}: nobody succeeds.`);
      const call = await entry.call(world, world.home, world.home.accounts[owner]);
      const before = await tableState(world.db);
      const refusals: { who: string; status: number }[] = [];
      refusals.push({ who: 'anonymous', status: (await sendAnonymously(world, name, call)).status });
      if (requires !== null) {
        for (const role of ROLES.filter((candidate) => !roleHas(candidate, requires)))
          refusals.push({ who: role, status: (await send(world.home.accounts[role], name, call)).status });
        for (const role of ROLES.filter((candidate) => !(entry.system && candidate === 'SYSTEM_ADMIN'))) {
          const answer = await send(world.foreign.accounts[role], name, call);
          if (entry.list && answer.status === 200) expectNothingOf(world, answer.text);
          else refusals.push({ who: `foreign ${role}`, status: answer.status });
        }
        for (const neighbour of entry.shared ? [] : neighbours.filter(({ role }) => roleHas(role, requires))) {
          const answer = await send(neighbour, name, call);
          if (entry.list && answer.status === 200) expectNothingOf(world, answer.text, ['countryId', 'rankId']);
          else refusals.push({ who: `neighbour ${neighbour.role}`, status: answer.status });
        }
      } else if (entry.ownerOnly) {
        for (const role of ROLES)
          refusals.push({
            who: `foreign ${role}`,
            status: (await send(world.foreign.accounts[role], name, call)).status,
          });
        for (const neighbour of entry.shared ? [] : neighbours)
          refusals.push({
            who: `neighbour ${neighbour.role}`,
            status: (await send(neighbour, name, call)).status,
          });
      }
      expect(refusals.filter(({ status }) => ![401, 403, 404].includes(status))).toEqual([]);
      expect(await tableState(world.db)).toEqual(before);
    },
  );

  /** @param known what the reader has in common with home */
  function expectNothingOf(given: World, text: string, known: readonly string[] = []): void {
    const { accounts, ...ids } = given.home;
    for (const [key, id] of Object.entries(ids))
      if (id.length > 8 && !known.includes(key)) expect(text).not.toContain(id);
    expect(text).not.toContain(accounts.LEARNER.id);
  }
});

async function expectSuccess(world: World, name: string, entry: RouteCase, by: Account | null): Promise<void> {
  const call = await entry.call(world, world.home, by);
  const answer = by ? await send(by, name, call) : await sendAnonymously(world, name, call);
  const wanted = entry.success ?? 200;
  const who = by?.role ?? 'anonymous';
  expect({ who, status: answer.status, body: answer.status === wanted ? '' : answer.text }).toEqual({
    who,
    status: wanted,
    body: '',
  });
}

const DOCUMENTATION = /^GET \/api\/docs[-/\w.]*$/;
/** Where what goes before every route hangs. */
const BEFORE_ALL = '/api{/*splat}';

/** What the HTTP server itself answers, whoever told it to: "GET /api/session". */
function routesOf({ app }: TestApp): string[] {
  const { stack } = app.getHttpAdapter().getInstance().router;
  return stack.flatMap(({ route }) => {
    if (route === undefined || route.path === BEFORE_ALL) return [];
    const methods = new Set(route.stack.map(({ method }) => method.toUpperCase()));
    return [...methods].map((method) => `${method} ${route.path}`);
  });
}
