import type { BrowserContext } from '@playwright/test';
import { PIXEL } from './pixel';
import { demoUrl } from './test';

export interface Draft {
  readonly moduleId: string;
  readonly editionId: string;
  /** Id of its only lesson. */
  readonly lessonId: string;
  /** Where the lesson is written. */
  readonly path: string;
}

/** What the signed-in account's session says, and the way to act on the API in its name. */
export async function actor(context: BrowserContext) {
  const answer = await context.request.get(`${demoUrl()}/api/session`);
  const session = (await answer.json()) as {
    csrfToken: string;
    roles: { role: string; scopeId: string }[];
  };
  const send = async <T>(method: string, path: string, data?: object): Promise<T> => {
    const given = await context.request.fetch(`${demoUrl()}${path}`, {
      method,
      ...(data && { data }),
      headers: { 'X-CSRF-Token': session.csrfToken },
    });
    const text = await given.text();
    if (!given.ok()) throw new Error(`${method} ${path}: ${String(given.status())} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };
  return { centreId: session.roles[0]?.scopeId ?? '', send };
}

let made = 0;

/** A draft of the signed-in developer's centre with one objective and one lesson, which is empty. */
export async function draftLesson(context: BrowserContext, title: string): Promise<Draft> {
  const { centreId, send } = await actor(context);
  made += 1;
  const code = `E${String(made)}-${String(Date.now() % 10_000_000)}`;
  const module = await send<{ id: string; editionId: string }>('POST', '/api/modules', {
    centreId,
    code,
    title,
    language: 'en',
  });
  const edition = `/api/module-editions/${module.editionId}`;
  const { version, document } = await send<{ version: number; document: object }>('GET', edition);
  const objective = {
    id: 'o-firstmeeting',
    code: 'O1',
    verb: 'Open a first meeting',
    condition: 'Given an interpreter',
    standard: 'In the order it asks for',
    domain: 'KNOWLEDGE',
    critical: false,
  };
  await send('PUT', `${edition}/document`, { version, document: { ...document, objectives: [objective] } });
  const item = await send<{ id: string }>('POST', `${edition}/items`, {
    kind: 'LESSON',
    title: 'The first meeting',
  });
  return {
    moduleId: module.id,
    editionId: module.editionId,
    lessonId: item.id,
    path: `/courses/modules/${module.id}?item=${item.id}`,
  };
}

/** Writes the text of a draft's lesson. */
export async function writeLesson(context: BrowserContext, draft: Draft, blocks: readonly object[]): Promise<void> {
  const { send } = await actor(context);
  const item = `/api/module-editions/${draft.editionId}/items/${draft.lessonId}`;
  const { version } = await send<{ version: number }>('GET', item);
  const document = {
    schema: 'peacewright.lesson',
    version: 1,
    language: 'en',
    title: 'The first meeting',
    summary: 'Opens a first meeting.',
    minutesShort: 20,
    minutesLong: 45,
    classification: 'OPEN',
    blocks,
    instructorNotes: [],
    checks: [],
  };
  await send('PUT', `${item}/document`, { version, document });
}

/** Adds a test of one question, true or false, which shows `objectives`; answers with its id. */
export async function addTest(
  context: BrowserContext,
  draft: Draft,
  objectives: readonly string[] = ['o-firstmeeting'],
): Promise<string> {
  const { send } = await actor(context);
  const items = `/api/module-editions/${draft.editionId}/items`;
  const title = 'What was said';
  const { id, version } = await send<{ id: string; version: number }>('POST', items, { kind: 'TEST', title });
  const question = {
    schema: 'peacewright.question',
    version: 1,
    id: 'q-whospeaks01',
    kind: 'trueFalse',
    stem: 'The speaker greets first.',
    objectives,
    points: 1,
    explanation: 'So says the order of the house.',
    critical: false,
    correct: true,
  };
  const document = {
    schema: 'peacewright.test',
    version: 1,
    language: 'en',
    title,
    instructions: '',
    minutes: 5,
    passMark: { percent: 80 },
    maxAttempts: 3,
    waitMinutes: 0,
    shuffleQuestions: false,
    feedback: 'afterAttempt',
    questions: [question],
  };
  await send('PUT', `${items}/${id}/document`, { version, document });
  return id;
}

/** Says which objectives the draft's lesson serves. */
export async function serve(context: BrowserContext, draft: Draft, objectives: readonly string[]): Promise<void> {
  const { send } = await actor(context);
  const item = `/api/module-editions/${draft.editionId}/items/${draft.lessonId}`;
  const { version } = await send<{ version: number }>('GET', item);
  await send('PATCH', item, { version, objectives });
}

/** Puts a picture among the files of a draft's module and answers with what a block refers to it by. */
export async function uploadPicture(context: BrowserContext, draft: Draft): Promise<string> {
  const session = await context.request.get(`${demoUrl()}/api/session`);
  const { csrfToken } = (await session.json()) as { csrfToken: string };
  const answer = await context.request.post(`${demoUrl()}/api/modules/${draft.moduleId}/files`, {
    multipart: { file: { name: 'circle.png', mimeType: 'image/png', buffer: PIXEL } },
    headers: { 'X-CSRF-Token': csrfToken },
  });
  return `sha256:${((await answer.json()) as { hash: string }).hash}`;
}
