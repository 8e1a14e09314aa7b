import type { ScenarioDocument } from '@peacewright/scenario-engine';
import { v7 } from 'uuid';
import { addCourse, CANARY } from './learning-content';
import { checkpoint, makeScenario } from './scenarios';
import type { Place, World } from './world';

/** What a learner may read after one move: the frame, and the first two scenes. */
const EARLY =
  /^(title|briefing|setting|warning|role\.|variable\.|card|rule\.|objective\.|rope\.text|walk\.text|drive\.text|greeting\.|fact\.)/;

/** The scenario of the guides with a string in everything that comes after its second scene, and in what only authors read. */
export const planted: ScenarioDocument = {
  ...checkpoint,
  texts: late(checkpoint.texts),
  translations: { fr: late(checkpoint.translations['fr'] ?? {}) },
  nodes: checkpoint.nodes.map((node) => ({ ...node, label: `${CANARY} ${node.label}` })),
};

function late(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).map(([id, text]) => [id, EARLY.test(id) ? text : `${CANARY} ${id} ${text}`]),
  );
}

/** The scenario of the guides with nothing in it that is hard to read, and so no way round. */
export const plain: ScenarioDocument = {
  ...checkpoint,
  contentRating: 'general',
  nodes: checkpoint.nodes.map((node) => {
    if (!('alternate' in node)) return node;
    const { alternate: _alternate, ...rest } = node;
    return rest;
  }),
};

/** What `addAssessed` made. */
export interface AssessedContent {
  readonly moduleId: string;
  readonly moduleEditionId: string;
  readonly courseEditionId: string;
  readonly offeringId: string;
  readonly itemId: string;
  readonly scenarioId: string;
  readonly scenarioEditionId: string;
}

/**
 * A published module whose only part is a scenario of the place, alone in a course that an offering teaches to the place's
 * learner. Its results count for two of the module's objectives; the scenario's third counts for none.
 */
export async function addAssessed(
  world: World,
  place: Place,
  more: { readonly document?: ScenarioDocument; readonly maxAttempts?: number | null } = {},
): Promise<AssessedContent> {
  const scenario = await makeScenario(world, place, 'PUBLISHED', more.document ?? planted);
  const ids = { moduleId: v7(), moduleEditionId: v7(), courseEditionId: v7(), offeringId: v7(), itemId: v7() };
  const module = {
    schema: 'peacewright.module',
    version: 1,
    language: 'en',
    title: `Scenario module ${place.countryCode}`,
    summary: '',
    terms: [],
    ruleCards: [],
    objectives: ['obj-1', 'obj-2'].map((id) => ({
      id,
      code: `T2.1-${id.slice(-1)}`,
      verb: `Does ${id}`,
      domain: 'SKILL',
      condition: '',
      standard: '',
      critical: false,
    })),
    centreValues: [],
  };
  await world.db.query('INSERT INTO module (id, owner_centre_id, code, created_at) VALUES ($1,$2,$3,now())', [
    ids.moduleId,
    place.centreId,
    `S${ids.moduleId}`,
  ]);
  await world.db.query(
    `INSERT INTO module_edition (id, module_id, number, state, language, document, created_at) VALUES ($1,$2,1,'DRAFT','en',$3,now())`,
    [ids.moduleEditionId, ids.moduleId, JSON.stringify(module)],
  );
  const [edition] = await world.db.query<{ hash: string }>('SELECT hash FROM scenario_edition WHERE id = $1', [
    scenario.editionId,
  ]);
  const exercise = {
    schema: 'peacewright.scenario-exercise',
    version: 1,
    scenarioId: scenario.scenarioId,
    objectives: [
      { scenario: 'language', module: 'obj-1' },
      { scenario: 'child', module: 'obj-2' },
    ],
    maxAttempts: more.maxAttempts ?? null,
    waitMinutes: 0,
    pinned: { editionId: scenario.editionId, hash: edition?.hash, number: 1, minutes: 15 },
  };
  await world.db.query(
    `INSERT INTO edition_item (edition_id, id, kind, position, title, objectives, document, updated_at) VALUES ($1,$2,'SCENARIO',1,'The rope','{obj-1,obj-2}',$3,now())`,
    [ids.moduleEditionId, ids.itemId, JSON.stringify(exercise)],
  );
  await world.db.query(
    `UPDATE module_edition SET state = 'PUBLISHED', published_at = now(), hash = $1::text, manifest = 'x' WHERE id = $1`,
    [ids.moduleEditionId],
  );
  await addCourse(world, place, ids);
  return { ...ids, scenarioId: scenario.scenarioId, scenarioEditionId: scenario.editionId };
}
