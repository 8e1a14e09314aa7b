import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { Role } from '@peacewright/contracts';
import type { Account, Place, World } from '../world';

/** What a call needs: a path with its parameters filled in, and a body. */
export interface Call {
  readonly path: string;
  readonly body?: object;
  /** For uploads: sends the call itself instead of `body`. */
  readonly attach?: {
    readonly field: string;
    readonly bytes: Buffer;
    readonly name: string;
    readonly fields?: Readonly<Record<string, string>>;
  };
}

/**
 * One route in the walk. Each room keeps its cases in `<room>.walk.ts` beside its code, as
 * `export const cases: RouteCase[] = […]`; the walk finds these files by itself.
 *
 * For a route that requires a permission, the walk calls `call(world, world.home, account)` once for every role that holds
 * the permission (in its scope at home) and expects success; then, with one more call prepared, for everyone else:
 * 401 without a session, 403 without the permission or the CSRF token, 404 (or 403) from the other country and from whoever has
 * to do with another centre, contingent, rotation or offering of the same country — and compares
 * every table before and after. For a list (a route that answers 200 to anyone with the permission) set `list: true`: the
 * other country's answer must then hold none of home's ids.
 */
export interface RouteCase {
  /** As the router has it: 'POST /api/rotations/:id/assignments'. */
  readonly route: string;
  /** Prepares what one call needs (anew each time) and says how it is called. */
  readonly call: (world: World, place: Place, by: Account | null) => Promise<Call> | Call;
  /** Status of success; 200 where not given. */
  readonly success?: number;
  readonly list?: true;
  /** What the route shows or adds belongs to the country: other centres of it are no strangers, only other countries are. */
  readonly shared?: true;
  /** The scope SYSTEM reaches this route's rows in every country: the other country's SYSTEM_ADMIN is no stranger to them. */
  readonly system?: true;
  /** Roles that hold the permission but in a scope in which this route has nothing for them, with the status they get. */
  readonly otherwise?: Partial<Record<Role, number>>;
  /**
   * What answers those whose scope is narrower than the first that their role may be granted for, by role and scope
   * ("CONTINGENT_TRAINING_OFFICER ROTATION"), where it is not success.
   */
  readonly narrow?: Readonly<Record<string, number>>;
  /** For signed-in routes: the role that succeeds (LEARNER where not given)… */
  readonly as?: Role;
  /** …and whether others' calls with the same path must be refused (the row belongs to one account). */
  readonly ownerOnly?: true;
}

/** All cases of all rooms. */
export function allCases(): RouteCase[] {
  const roots = [join(__dirname, '../../src/modules'), join(__dirname, '../../src/platform')];
  return roots.flatMap(walkFiles).flatMap((file) => jest.requireActual<{ cases: RouteCase[] }>(file).cases);
}

function walkFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return walkFiles(path);
    return entry.name.endsWith('.walk.ts') ? [path] : [];
  });
}

/** How a case's call is sent. */
export function methodOf(route: string): 'get' | 'post' | 'put' | 'patch' | 'delete' {
  const method = route.slice(0, route.indexOf(' ')).toLowerCase();
  if (method === 'get' || method === 'post' || method === 'put' || method === 'patch' || method === 'delete')
    return method;
  throw new Error(`The walk does not know how to send ${route}.`);
}
