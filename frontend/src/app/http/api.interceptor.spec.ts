import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { Component } from '@angular/core';
import { describe, expect, it } from '@jest/globals';
import { provideTransloco } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { Session } from '../session/session';
import type { SignedIn } from '../session/session-view';
import { TextFileRegistry } from '../texts/text-files';
import { Texts } from '../texts/texts';
import type { ApiProblem } from './api-problem';
import { apiInterceptor } from './api.interceptor';

const someone: SignedIn = {
  signedIn: true,
  csrfToken: 'token-1',
  account: {
    id: 'a',
    displayName: 'A',
    email: null,
    mustChange: false,
    secret: 'PIN',
    preferredLanguage: 'en',
    learner: true,
  },
  roles: [],
  permissions: ['course.read'],
};

@Component({ template: '' })
class Blank {}

async function signedIn(): Promise<{ http: HttpClient; server: HttpTestingController; session: Session }> {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([apiInterceptor])),
      provideHttpClientTesting(),
      provideRouter([{ path: '**', component: Blank }]),
      provideTransloco({ config: { availableLangs: ['en', 'fr'], defaultLang: 'en' }, loader: TextFileRegistry }),
    ],
  });
  const server = TestBed.inject(HttpTestingController);
  const session = TestBed.inject(Session);
  const loaded = session.load();
  server.expectOne('/api/session').flush(someone);
  await loaded;
  return { http: TestBed.inject(HttpClient), server, session };
}

function failure(call: Promise<unknown>): Promise<ApiProblem> {
  return call.then(
    () => Promise.reject(new Error('it succeeded')),
    (error: unknown) => error as ApiProblem,
  );
}

describe('a call to the API', () => {
  it('carries the CSRF token when it changes something, and only then', async () => {
    const { http, server } = await signedIn();
    void firstValueFrom(http.post('/api/courses', {}));
    void firstValueFrom(http.get('/api/courses'));
    const [post, get] = server.match('/api/courses');
    expect(post?.request.headers.get('X-CSRF-Token')).toBe('token-1');
    expect(get?.request.headers.has('X-CSRF-Token')).toBe(false);
  });

  it('never gives the token to another site', async () => {
    const { http, server } = await signedIn();
    void firstValueFrom(http.post('https://elsewhere.example/api/courses', {}));
    const sent = server.expectOne('https://elsewhere.example/api/courses');
    expect(sent.request.headers.has('X-CSRF-Token')).toBe(false);
  });

  it('says which language the screen is in now', async () => {
    const { http, server } = await signedIn();
    const asked = (): string | null => {
      void firstValueFrom(http.get('/api/courses'));
      return server.expectOne('/api/courses').request.headers.get('X-Screen-Language');
    };
    expect(asked()).toBe('en');
    await TestBed.inject(Texts).choose('fr');
    expect(asked()).toBe('fr');
  });

  it('fails with a typed problem', async () => {
    const { http, server } = await signedIn();
    const problem = failure(firstValueFrom(http.put('/api/courses/1', {})));
    server
      .expectOne('/api/courses/1')
      .flush({ code: 'edit.stale', data: { version: 3 } }, { status: 409, statusText: '' });
    expect(await problem).toMatchObject({
      name: 'ApiProblem',
      code: 'edit.stale',
      isStale: true,
      data: { version: 3 },
    });
  });

  it('finds nothing at an address that cannot be read, but tells apart what cannot be saved', async () => {
    const { http, server } = await signedIn();
    const malformed = [{ code: 'request.malformed' }, { status: 400, statusText: '' }] as const;
    const read = failure(firstValueFrom(http.get('/api/courses/xyz')));
    server.expectOne('/api/courses/xyz').flush(...malformed);
    expect(await read).toMatchObject({ code: 'request.notFound', status: 404 });
    const saved = failure(firstValueFrom(http.put('/api/courses/1', {})));
    server.expectOne('/api/courses/1').flush(...malformed);
    expect(await saved).toMatchObject({ code: 'request.malformed', status: 400 });
  });

  it('leads to signing in and back when the session has ended', async () => {
    const { http, server, session } = await signedIn();
    const router = TestBed.inject(Router);
    await router.navigateByUrl('/courses/7?tab=review');
    const problem = failure(firstValueFrom(http.get('/api/courses')));
    server.expectOne('/api/courses').flush({ code: 'access.signInNeeded' }, { status: 401, statusText: '' });
    await problem;
    await new Promise((resolve) => setTimeout(resolve));
    expect(session.signedIn()).toBe(false);
    expect(router.parseUrl(router.url).queryParams).toEqual({ to: '/courses/7?tab=review', ended: 'true' });
  });

  it('tells what the person may do', async () => {
    const { session } = await signedIn();
    expect([session.may('course.read'), session.may('learner'), session.may('people.edit', 'course.edit')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
