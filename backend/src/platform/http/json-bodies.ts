import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { json, type NextFunction, type Request, type Response } from 'express';
import { Problem } from './problem';

const LARGEST = '2mb';
/** Far more than a table in a list in a callout needs; what walks through a document is safe at this depth. */
const DEEPEST = 200;

/**
 * Reads JSON bodies, and refuses what no row could hold or no recursion survive: bytes that are not UTF-8 (they would
 * be stored as replacement signs), halves of characters, the character NUL, and nesting without end.
 */
export function useJsonBodies(app: NestExpressApplication): void {
  const notUtf8 = new WeakSet<IncomingMessage>();
  app.use(
    json({
      limit: LARGEST,
      verify: (request, _response, bytes) => {
        if (!isUtf8(bytes)) notUtf8.add(request);
      },
    }),
  );
  app.use((request: Request, _response: Response, next: NextFunction) => {
    next(notUtf8.has(request) || !isStorable(request.body) ? new Problem('request.malformed') : undefined);
  });
}

function isStorable(body: unknown): boolean {
  const open: (readonly [value: unknown, depth: number])[] = [[body, 0]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [value, depth] = next;
    if (typeof value === 'string') {
      if (!value.isWellFormed() || value.includes('\0')) return false;
    } else if (typeof value === 'object' && value !== null) {
      if (depth === DEEPEST) return false;
      for (const [key, member] of Object.entries(value)) open.push([key, depth], [member, depth + 1]);
    }
  }
  return true;
}
