import type { Test } from 'supertest';
import type { Account, World } from '../world';
import { methodOf, type Call } from './cases';

/** Sends a case's call with an account's session. */
export function send(by: Account, route: string, call: Call): Test {
  const method = methodOf(route);
  return method === 'get'
    ? by.get(call.path)
    : withUpload(by.send(method, call.path, call.attach ? undefined : call.body), call);
}

/** Sends a case's call without a session. */
export function sendAnonymously(world: World, route: string, call: Call): Test {
  const method = methodOf(route);
  const request = world.anonymous()[method](call.path);
  if (method === 'get') return request;
  return call.attach ? withUpload(request, call) : request.send(call.body);
}

function withUpload(request: Test, { attach }: Call): Test {
  if (!attach) return request;
  for (const [key, value] of Object.entries(attach.fields ?? {})) void request.field(key, value);
  return request.attach(attach.field, attach.bytes, attach.name);
}
