import { v7 } from 'uuid';
import type { RouteCase } from '../../../../test/route-walk/cases';
import { makeDraft } from '../../../../test/drafts';

let made = 0;

function packaged(): Buffer {
  const title = 'Imported';
  const module = {
    schema: 'peacewright.module',
    version: 1,
    language: 'en',
    title,
    summary: '',
    terms: [],
    ruleCards: [],
    objectives: [],
    centreValues: [],
  };
  const rest = { items: [], references: [], recommendations: [], assets: [], translations: {} };
  return Buffer.from(
    JSON.stringify({
      format: 'peacewright.module-package',
      version: 1,
      id: v7(),
      code: `I${++made}.1`,
      course: '',
      module,
      ...rest,
    }),
  );
}

export const cases: RouteCase[] = [
  {
    route: 'GET /api/module-editions/:id/package',
    call: async (world, place) => {
      const { editionId, lessonId } = await makeDraft(world, place);
      await world.db.query('UPDATE edition_item SET document = NULL WHERE edition_id = $1 AND id = $2', [
        editionId,
        lessonId,
      ]);
      return { path: `/api/module-editions/${editionId}/package` };
    },
  },
  {
    route: 'POST /api/module-packages',
    success: 201,
    call: (_, place) => ({
      path: '/api/module-packages',
      attach: { field: 'file', bytes: packaged(), name: 'module.json', fields: { centreId: place.centreId } },
    }),
  },
];
