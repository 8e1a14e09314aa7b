import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Carries the id in both directions. */
export const CORRELATION_HEADER = 'x-correlation-id';
const ids = new WeakMap<IncomingMessage, string>();

/** The id that ties a request's log lines, audit rows and answer together: the caller's when well formed. */
export function correlationIdOf(request: IncomingMessage): string {
  const known = ids.get(request);
  if (known !== undefined) return known;
  const sent = request.headers[CORRELATION_HEADER];
  const id = typeof sent === 'string' && /^[A-Za-z0-9-]{8,64}$/.test(sent) ? sent : randomUUID();
  ids.set(request, id);
  return id;
}
