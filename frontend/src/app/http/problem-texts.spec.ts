import { afterEach, describe, expect, it } from '@jest/globals';
import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { provideTransloco } from '@jsverse/transloco';
import { TextFileRegistry } from '../texts/text-files';
import { Texts } from '../texts/texts';
import { ApiProblem, problemFrom } from './api-problem';
import { ProblemTexts } from './problem-texts';

async function sentences(language: 'en' | 'fr' = 'en'): Promise<ProblemTexts> {
  localStorage.setItem('pw.language', language);
  TestBed.configureTestingModule({
    providers: [
      provideTransloco({ config: { availableLangs: ['en', 'fr'], defaultLang: 'en' }, loader: TextFileRegistry }),
    ],
  });
  await TestBed.inject(Texts).start();
  return TestBed.inject(ProblemTexts);
}

function answer(status: number, body: unknown, headers: Record<string, string> = {}): HttpErrorResponse {
  return new HttpErrorResponse({ status, error: body, headers: new HttpHeaders(headers), url: '/api/session/pin' });
}

describe('a problem', () => {
  afterEach(() => {
    localStorage.clear();
  });

  it('is read from the document the server sends', () => {
    const problem = problemFrom(
      answer(422, {
        code: 'request.invalid',
        params: { most: 3 },
        pointers: [{ pointer: '/name', code: 'isLength' }, 'nonsense'],
        correlationId: 'c-1',
        data: { version: 4 },
      }),
    );
    expect(problem).toMatchObject({
      code: 'request.invalid',
      status: 422,
      params: { most: 3 },
      pointers: [{ pointer: '/name', code: 'isLength' }],
      correlationId: 'c-1',
      data: { version: 4 },
    });
  });

  it('is offline when no answer came', () => {
    expect(problemFrom(answer(0, new ProgressEvent('error'))).isOffline).toBe(true);
  });

  it('keeps the reference of an answer that is no problem document', () => {
    const problem = problemFrom(answer(502, '<html>Bad gateway</html>', { 'x-correlation-id': 'c-2' }));
    expect(problem).toMatchObject({ code: 'client.unreadable', status: 502, correlationId: 'c-2' });
  });

  it('is stale when somebody else was first', () => {
    expect(new ApiProblem('edit.stale', 409).isStale).toBe(true);
    expect(new ApiProblem('request.invalid', 422).isStale).toBe(false);
  });

  it('becomes a sentence in the language shown, with its parameters', async () => {
    const texts = await sentences('fr');
    expect(texts.sentence(new ApiProblem('signIn.locked', 429, { minutes: 5 }))).toContain('dans 5\u00a0min');
  });

  it('tells a short wait in seconds and a long one in minutes', async () => {
    const texts = await sentences('fr');
    const waiting = (seconds: number): string => texts.sentence(new ApiProblem('request.tooMany', 429, { seconds }));
    expect(waiting(45)).toContain('Attendez 45\u00a0s,');
    expect(waiting(454)).toContain('Attendez 8\u00a0min,');
  });

  it('finds the sentence in the texts of the feature its code begins with', async () => {
    const texts = await sentences();
    const file = () => Promise.resolve({ default: { problems: { full: 'No seat is left.' } } });
    await TestBed.inject(Texts).add('offerings', { en: file, fr: file });
    expect(texts.sentence(new ApiProblem('offerings.full', 409))).toBe('No seat is left.');
  });

  it('counts in the language shown: one row waits, two rows wait, and French has none as one', async () => {
    const undecided = (count: number): ApiProblem => new ApiProblem('contingents.undecided', 409, { count });
    const files = {
      en: () => import('../../i18n/contingents.en'),
      fr: () => import('../../i18n/contingents.fr'),
    };
    const texts = await sentences();
    await TestBed.inject(Texts).add('contingents', files);
    expect(texts.sentence(undecided(1))).toBe('1 doubtful row still waits for a decision.');
    expect(texts.sentence(undecided(1_200))).toBe('1,200 doubtful rows still wait for a decision.');
    const module = texts.sentence(new ApiProblem('contingents.notAdopted', 409, { count: 1 }));
    expect(module).toContain('1 reference module of this course has not');
    await TestBed.inject(Texts).choose('fr');
    expect(texts.sentence(undecided(1))).toBe('1 ligne douteuse attend encore une décision.');
    expect(texts.sentence(undecided(2))).toBe('2 lignes douteuses attendent encore une décision.');
  });

  it('becomes the general sentence when its code is unknown, and when it is no problem at all', async () => {
    const texts = await sentences();
    const general = texts.sentence(new ApiProblem('something.new', 500, {}, [], 'c-3'));
    expect(general).toContain('did not work');
    expect(texts.sentence(new TypeError('undefined is not a function'))).toBe(general);
  });
});
