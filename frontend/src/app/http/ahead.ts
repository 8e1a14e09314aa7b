import { HttpClient, HttpRequest, type HttpEvent, type HttpInterceptorFn } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { ActivatedRouteSnapshot, ResolveFn } from '@angular/router';
import { ReplaySubject, type Observable } from 'rxjs';
import type { Language } from '../texts/languages';
import { Texts } from '../texts/texts';

/** How long an answer that no screen came for is kept, in milliseconds. */
const KEPT = 10_000;

/** Answers that were asked for before the screen that needs them stood. Each is given once. */
@Injectable({ providedIn: 'root' })
export class Ahead {
  readonly #http = inject(HttpClient);
  readonly #answers = new Map<string, Observable<HttpEvent<unknown>>>();

  /**
   * Asks for `url` now; whoever gets the same address within ten seconds gets this answer, also when it is a refusal. One that
   * nobody came for gives way: it may have been given to the person before, or refused before signing in.
   */
  ask(url: string): void {
    this.#answers.delete(url);
    const answer = new ReplaySubject<HttpEvent<unknown>>();
    this.#http.request(new HttpRequest('GET', url)).subscribe(answer);
    this.#answers.set(url, answer);
    setTimeout(() => {
      if (this.#answers.get(url) === answer) this.#answers.delete(url);
    }, KEPT);
  }

  take(url: string): Observable<HttpEvent<unknown>> | undefined {
    const answer = this.#answers.get(url);
    this.#answers.delete(url);
    return answer;
  }
}

/** A call that was made ahead is not made again. */
export const aheadInterceptor: HttpInterceptorFn = (request, next) =>
  (request.method === 'GET' ? inject(Ahead).take(request.urlWithParams) : undefined) ?? next(request);

/**
 * For a route whose screen begins with one answer of the server: it is asked for while the frame and the screen are still
 * being made. `url` must be, letter for letter, what the screen asks for: `resolve: { …, ahead: askedAhead((route, language) => …) }`.
 */
export function askedAhead(url: (route: ActivatedRouteSnapshot, language: Language) => string): ResolveFn<boolean> {
  return (route) => {
    inject(Ahead).ask(url(route, inject(Texts).language()));
    return true;
  };
}
