import type { Call, RouteCase } from '../../../test/route-walk/cases';
import { addContent, type Content } from '../../../test/learning-content';
import type { Account, Place, World } from '../../../test/world';
import { Files } from '../../platform/storage';

/** A case on content made for it, of the place's module. */
function own(
  route: string,
  call: (path: string, content: Content, by: Account) => Promise<Omit<Call, 'path'> & { suffix: string }>,
): RouteCase {
  return {
    route,
    ownerOnly: true,
    call: async (world: World, place: Place) => {
      const content = await addContent(world, place);
      const path = `/api/learning/modules/${content.moduleEditionId}`;
      const { suffix, ...rest } = await call(path, content, place.accounts.LEARNER);
      return { path: `${path}${suffix}`, ...rest };
    },
  };
}

async function begun(path: string, { testId }: Content, by: Account): Promise<string> {
  const answer = await by.send('post', `${path}/tests/${testId}/attempts`);
  return (answer.body as { id: string }).id;
}

const BASE = '/api/learning/modules/:editionId';

export const cases: RouteCase[] = [
  { route: 'GET /api/learning/home', call: () => ({ path: '/api/learning/home' }) },
  own(`GET ${BASE}`, async () => ({ suffix: '' })),
  {
    route: `GET ${BASE}/files/:hash`,
    ownerOnly: true,
    call: async (world, place) => {
      const { moduleId, moduleEditionId } = await addContent(world, place);
      const hash = await world.db.transaction(async (tx) => {
        const files = world.app.app.get(Files);
        const stored = await files.put(tx, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml');
        await files.use(tx, stored.hash, {
          ownerKind: 'module',
          ownerId: moduleId,
          centreId: place.centreId,
          name: 'map.svg',
          by: null,
        });
        return stored.hash;
      });
      return { path: `/api/learning/modules/${moduleEditionId}/files/${hash}` };
    },
  },
  own(`GET ${BASE}/lessons/:itemId`, async (_, { lessonId }) => ({ suffix: `/lessons/${lessonId}?language=fr` })),
  own(`PUT ${BASE}/lessons/:itemId/progress`, async (_, { lessonId }) => ({
    suffix: `/lessons/${lessonId}/progress`,
    body: { blockId: 'b-2', fraction: 0.5, language: 'en' },
  })),
  own(`POST ${BASE}/lessons/:itemId/finish`, async (_, { lessonId }) => ({
    suffix: `/lessons/${lessonId}/finish`,
    body: { language: 'en' },
  })),
  own(`POST ${BASE}/lessons/:itemId/checks/:questionId`, async (path, { lessonId, checkId }, by) => {
    const lesson = (await by.get(`${path}/lessons/${lessonId}`)).body as {
      checks: { question: { options: { token: string }[] } }[];
    };
    const option = lesson.checks[0]?.question.options[0]?.token;
    return {
      suffix: `/lessons/${lessonId}/checks/${checkId}`,
      body: { answer: { kind: 'singleChoice', option }, language: 'en' },
    };
  }),
  own(`GET ${BASE}/tests/:itemId`, async (_, { testId }) => ({ suffix: `/tests/${testId}` })),
  own(`POST ${BASE}/tests/:itemId/attempts`, async (_, { testId }) => ({ suffix: `/tests/${testId}/attempts` })),
  own(`GET ${BASE}/tests/:itemId/attempts/:attemptId`, async (path, content, by) => ({
    suffix: `/tests/${content.testId}/attempts/${await begun(path, content, by)}`,
  })),
  own(`PUT ${BASE}/tests/:itemId/attempts/:attemptId/submission`, async (path, content, by) => ({
    suffix: `/tests/${content.testId}/attempts/${await begun(path, content, by)}/submission`,
    body: { answers: {} },
  })),
];
