import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject, Injector } from '@angular/core';
import type { ProblemCode } from '@peacewright/contracts';
import { catchError, throwError } from 'rxjs';
import { Session } from '../session/session';
import { Texts } from '../texts/texts';
import { ApiProblem, problemFrom } from './api-problem';

/** Unlike `signIn.failed`, which is a 401 too: what was typed was wrong. */
const SESSION_ENDED: ProblemCode = 'access.signInNeeded';
const MALFORMED: ProblemCode = 'request.malformed';
const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What only reads has nothing but its address: where that cannot be read, nothing stands at it. */
function asRead(problem: ApiProblem): ApiProblem {
  const nowhere: ProblemCode = 'request.notFound';
  return problem.code === MALFORMED ? new ApiProblem(nowhere, 404) : problem;
}

/**
 * For calls to our own API: says which language the screen is in, adds the CSRF token to what changes something, and turns
 * every failure into an ApiProblem. Where the server asks to sign in, the session has ended.
 */
export const apiInterceptor: HttpInterceptorFn = (request, next) => {
  if (!request.url.startsWith('/api/')) return next(request);
  // Asked for late: the session itself uses HttpClient.
  const injector = inject(Injector);
  const session = injector.get(Session);
  const token = session.csrfToken();
  const language = injector.get(Texts).shown();
  const setHeaders = {
    // Not before the screens speak: what is asked at the start is fetched ahead by the browser, which knows no header.
    ...(language !== undefined && { 'X-Screen-Language': language }),
    ...(token !== undefined && !safe.has(request.method) && { 'X-CSRF-Token': token }),
  };
  return next(request.clone({ setHeaders })).pipe(
    catchError((error: unknown) => {
      if (!(error instanceof HttpErrorResponse)) return throwError(() => error);
      const problem = problemFrom(error);
      if (problem.code === SESSION_ENDED) session.ended();
      return throwError(() => (safe.has(request.method) ? asRead(problem) : problem));
    }),
  );
};
