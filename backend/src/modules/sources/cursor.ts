import { createHash } from 'node:crypto';
import { Problem } from '../../platform/http';

/** Where a list goes on: after `last`, under the same filter. */
export function cursorAfter(last: string, filter: unknown): string {
  return Buffer.from(JSON.stringify([last, digest(filter)])).toString('base64url');
}

/** The value to go on after; null at the start. A cursor of another filter, or none at all, is refused. */
export function readCursor(cursor: string | undefined, filter: unknown): string | null {
  if (cursor === undefined) return null;
  const read = parsed(Buffer.from(cursor, 'base64url').toString());
  if (!Array.isArray(read) || typeof read[0] !== 'string' || read[1] !== digest(filter))
    throw new Problem('request.invalid', { pointers: [{ pointer: '/cursor', code: 'cursor' }] });
  return read[0];
}

function digest(filter: unknown): string {
  return createHash('sha256').update(JSON.stringify(filter)).digest('base64url').slice(0, 16);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
