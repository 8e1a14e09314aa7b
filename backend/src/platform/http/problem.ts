import { PROBLEM_STATUS, type ProblemCode } from '@peacewright/contracts';

export interface ProblemDetails {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly pointers?: readonly { readonly pointer: string; readonly code: string }[];
  readonly data?: unknown;
  /** Seconds after which asking again may help; becomes the header of that name. */
  readonly retryAfter?: number;
}

/** What a service throws when it refuses: becomes an RFC 9457 answer with the status that the code carries. */
export class Problem extends Error {
  readonly status: number;

  constructor(
    readonly code: ProblemCode,
    readonly details: ProblemDetails = {},
  ) {
    super(code);
    this.status = PROBLEM_STATUS[code];
  }
}

/** What cannot be seen does not exist: the same answer for a missing row and for one outside the scope. */
export function notFound(): Problem {
  return new Problem('request.notFound');
}
