import { HttpErrorResponse } from '@angular/common/http';

/** A field the problem is about: a JSON pointer into the request's body and a code of its own. */
export interface ProblemPointer {
  readonly pointer: string;
  readonly code: string;
}

/** Codes of problems that no server wrote. */
export const OFFLINE = 'client.offline';
export const UNREADABLE = 'client.unreadable';

/**
 * What the server refused or failed at (RFC 9457), or `client.offline` when it could not be reached. The
 * sentence for a person comes from {@link code} through ProblemTexts, never from the server's own words.
 */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly code: string,
    /** HTTP status; 0 when no answer came. */
    readonly status: number,
    readonly params: Readonly<Record<string, unknown>> = {},
    readonly pointers: readonly ProblemPointer[] = [],
    readonly correlationId?: string,
    /** What the code promises beside it; `edit.stale` carries the stored text and version. */
    readonly data?: unknown,
  ) {
    super(`${code} (${String(status)})`);
  }

  /** Someone else changed the same thing first: load it again and let the person compare. */
  get isStale(): boolean {
    return this.status === 409 || this.status === 412;
  }

  get isOffline(): boolean {
    return this.code === OFFLINE;
  }
}

/** Reads whatever HttpClient threw as a problem. */
export function problemFrom(error: HttpErrorResponse): ApiProblem {
  if (error.status === 0) return new ApiProblem(OFFLINE, 0);
  const body = record(typeof error.error === 'string' ? parsed(error.error) : error.error);
  const code = body['code'];
  const correlationId = body['correlationId'];
  return new ApiProblem(
    typeof code === 'string' ? code : UNREADABLE,
    error.status,
    record(body['params']),
    pointersFrom(body['pointers']),
    typeof correlationId === 'string' ? correlationId : (error.headers.get('x-correlation-id') ?? undefined),
    body['data'],
  );
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    // A proxy's page instead of a problem document: there is nothing in it for a person.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function pointersFrom(value: unknown): readonly ProblemPointer[] {
  if (!Array.isArray(value)) return [];
  return value
    .map(record)
    .flatMap(({ pointer, code }) =>
      typeof pointer === 'string' && typeof code === 'string' ? [{ pointer, code }] : [],
    );
}
