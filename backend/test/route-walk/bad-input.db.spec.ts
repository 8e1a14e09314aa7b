import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROLES, roleHas } from '@peacewright/contracts';
import type { Test } from 'supertest';
import { v7 } from 'uuid';
import { RouteCheck, type DeclaredRoute } from '../../src/platform/access/route-check';
import type { Database } from '../../src/platform/database';
import { startTestApp, type TestApp } from '../test-app';
import { buildWorld, type Account, type World } from '../world';
import { allCases, methodOf, type Call, type RouteCase } from './cases';
import { tableState } from './table-state';

jest.setTimeout(300_000);

/** One spoilt form of a call that would have succeeded. */
interface Spoilt {
  readonly what: string;
  readonly path: string;
  /** Sent as it is, with this content type. */
  readonly body?: { readonly type: string; readonly text: string | Buffer };
  /** Whether an answer of success is thinkable, such as for a list with an odd search text. */
  readonly may?: 'succeed';
}

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const WRONG_IDS = ['x', v7(), '%00', '%ff', 'a'.repeat(3000), '..%2f..', "1'%20OR%20'1'='1"];
const WRONG_VALUES: readonly unknown[] = [
  null,
  7,
  -1e308,
  true,
  'nul\u0000in it',
  '\ud800',
  'y'.repeat(50_000),
  [],
  [[]],
  {},
  { a: { b: [] } },
];

/** Whoever may make the call that succeeds. */
function ownerOf(world: World, route: DeclaredRoute, entry: RouteCase): Account | null {
  if (route.entry.kind === 'public') return null;
  const requires = route.entry.kind === 'requires' ? route.entry.permission : null;
  const role =
    requires === null
      ? (entry.as ?? 'LEARNER')
      : ROLES.find((one) => roleHas(one, requires) && entry.otherwise?.[one] === undefined);
  return role === undefined ? null : world.home.accounts[role];
}

function* spoil(method: string, call: Call): Generator<Spoilt> {
  const filter = call.path.includes('?') ? call.path.indexOf('?') : call.path.length;
  for (const { 0: id, index } of call.path.matchAll(ID))
    for (const wrong of WRONG_IDS)
      yield {
        what: `id ${wrong.slice(0, 20)}`,
        path: call.path.replace(id, wrong),
        ...bodyOf(call),
        // To filter by what is not there leaves an empty list.
        ...(index > filter && { may: 'succeed' as const }),
      };
  const query = call.path.includes('?') ? '&' : '?';
  for (const text of ['q=%00', 'q=a&q=b', 'limit=-1', 'limit=x', 'cursor=bm9ub25zZW5zZQ', 'language=%ff', 'q[a]=b'])
    yield { what: `query ${text}`, path: `${call.path}${query}${text}`, ...bodyOf(call), may: 'succeed' };
  if (method === 'get') return;
  const json = (what: string, text: string | Buffer): Spoilt => ({
    what,
    path: call.path,
    body: { type: 'application/json', text },
  });
  for (const text of [
    '{}',
    '[]',
    '"text"',
    'null',
    '7',
    '{',
    '',
    '{"a":1}',
    '['.repeat(50_000),
    '{"a":'.repeat(20_000),
  ])
    yield { ...json(`body ${text.slice(0, 12)}`, text), may: 'succeed' };
  yield json('body that is not UTF-8', Buffer.from('{"a\xff\xfe":1}', 'latin1'));
  yield {
    what: 'a form',
    path: call.path,
    body: { type: 'application/x-www-form-urlencoded', text: 'a=1' },
    may: 'succeed',
  };
  yield {
    what: 'multipart without a boundary',
    path: call.path,
    body: { type: 'multipart/form-data', text: 'x' },
    may: 'succeed',
  };
  yield {
    what: 'multipart cut off',
    path: call.path,
    body: {
      type: 'multipart/form-data; boundary=b',
      text: '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nxx',
    },
    may: 'succeed',
  };
  yield {
    what: 'an unknown charset',
    path: call.path,
    body: { type: 'application/json; charset=utf-99', text: '{}' },
    may: 'succeed',
  };
  if (!call.body) return;
  for (const key of Object.keys(call.body))
    for (const wrong of WRONG_VALUES)
      yield {
        ...json(`/${key} ${JSON.stringify(wrong).slice(0, 20)}`, JSON.stringify({ ...call.body, [key]: wrong })),
        may: 'succeed',
      };
}

function bodyOf({ body }: Call): { body?: { type: string; text: string } } {
  return body ? { body: { type: 'application/json', text: JSON.stringify(body) } } : {};
}

describe('bad input', () => {
  let test: TestApp;
  let world: World;
  let routes: DeclaredRoute[];

  beforeAll(async () => {
    test = await startTestApp();
    world = await buildWorld(test);
    routes = test.app.get(RouteCheck).routes();
  });
  afterAll(() => test.close());

  it.each(allCases().map((entry) => [entry.route, entry] as const))(
    'at %s is a problem that says what it is, and changes nothing',
    async (name, entry) => {
      const route = routes.find((candidate) => `${candidate.method} ${candidate.path}` === name);
      if (!route) throw new Error(`${name} is not a route.`);
      const method = methodOf(name);
      const by = ownerOf(world, route, entry);
      // Sessions note now and then when they were last seen; not while this looks.
      await world.db.query('UPDATE session SET seen_at = now()');
      const call = await entry.call(world, world.home, by);
      const faults: string[] = [];
      const refused: Spoilt[] = [];
      let succeeded = false;
      let before = await tableState(world.db);
      for (const spoilt of spoil(method, call)) {
        const answer = await send(by, method, spoilt);
        const text = answer.type.includes('json') ? answer.text : '';
        const said = `${spoilt.what}: ${answer.status} ${text.slice(0, 200)}`;
        if (answer.status >= 500) faults.push(said);
        else if (answer.status >= 400 && !isProblem(answer)) faults.push(`no problem document: ${said}`);
        else if (answer.status >= 400) refused.push(spoilt);
        else if (spoilt.may === 'succeed' || entry.list) succeeded ||= method !== 'get';
        else faults.push(`accepted: ${said}`);
      }
      if (succeeded) {
        // Once more without those, and with nothing going on besides: now no row may change.
        await jobsAreDone(world.db);
        before = await tableState(world.db);
        for (const spoilt of refused) await send(by, method, spoilt);
      }
      expect({ ...(await tableState(world.db)), ...counted(before) }).toEqual(before);
      expect(faults).toEqual([]);
    },
  );

  function send(by: Account | null, method: ReturnType<typeof methodOf>, { path, body }: Spoilt): Test {
    const request =
      by === null ? world.anonymous()[method](path) : method === 'get' ? by.get(path) : by.send(method, path);
    if (!body || method === 'get') return request;
    return request
      .set('Content-Type', body.type)
      .serialize((text: unknown) => text as string)
      .send(body.text as string);
  }
});

/** Attempts at a secret and look-ups of certificates are counted: that is all a refusal may write. */
function counted(before: Record<string, string>): Record<string, string> {
  const { sign_in_failure: attempts = '', lookup_limit: lookUps = '' } = before;
  return { sign_in_failure: attempts, lookup_limit: lookUps };
}

async function jobsAreDone(db: Database): Promise<void> {
  for (;;) {
    const [row] = await db.query<{ open: number }>(
      `SELECT count(*)::int AS open FROM job WHERE state IN ('QUEUED','RUNNING')`,
    );
    if (row?.open === 0) return;
    await sleep(100);
  }
}

function isProblem(answer: { headers: Record<string, string>; text: string }): boolean {
  if (!answer.headers['content-type']?.startsWith('application/problem+json')) return false;
  const { code, correlationId } = JSON.parse(answer.text) as { code: string; correlationId: string };
  return code.length > 0 && correlationId.length > 0;
}
