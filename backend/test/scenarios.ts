import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readScenarioText } from '@peacewright/scenario-engine/document';
import type { ScenarioDocument } from '@peacewright/scenario-engine';
import { v7 } from 'uuid';
import { frozenScenario, frozenTranslation } from '../src/modules/scenarios/editions/frozen';
import type { Place, World } from './world';

const read = readScenarioText(readFileSync(join(__dirname, '../../docs/examples/checkpoint.scenario.json'), 'utf8'));
if (!read.ok) throw new Error('The example is no scenario.');

/** The scenario of the guides: sound, in English and French. */
export const checkpoint: ScenarioDocument = read.document;

/** Moves of a whole run of it, each with the node where it is made. */
export const CHECKPOINT_RUN = [
  { node: 'rope', move: { kind: 'choose', choice: 'walk' } },
  { node: 'greeting', move: { kind: 'continue' } },
  { node: 'words', move: { kind: 'choose', choice: 'relay' } },
  { node: 'boy', move: { kind: 'choose', choice: 'note' } },
  { node: 'through', move: { kind: 'continue' } },
  {
    node: 'report',
    move: {
      kind: 'respond',
      response: { kind: 'report', lines: { where: 'Varrow', who: 'committees', done: 'Talked' } },
    },
  },
].map((step, index) => ({ ...step, seconds: 5 + index, at: `2026-06-01T08:0${String(index)}:00.000Z` }));

let made = 0;

/** A scenario of the place (of the reference, where it is null) in a state, made by plain inserts: a given, not a result. */
export async function makeScenario(
  world: World,
  place: Place | null,
  state: 'DRAFT' | 'PUBLISHED',
  written: ScenarioDocument = checkpoint,
): Promise<{ scenarioId: string; editionId: string; code: string; document: ScenarioDocument }> {
  const code = `scenario-${String(++made)}-${String(Date.now() % 100_000)}`;
  const document = { ...written, id: code };
  const ids = { scenarioId: v7(), editionId: v7() };
  const { bytes, hash } = frozenScenario(document);
  await world.db.query('INSERT INTO scenario (id, owner_centre_id, code, created_at) VALUES ($1,$2,$3,now())', [
    ids.scenarioId,
    place?.centreId ?? null,
    code,
  ]);
  await world.db.query(
    `INSERT INTO scenario_edition (id, scenario_id, number, state, language, document, created_at, published_at, hash, manifest)
     VALUES ($1,$2,1,$3,'en',$4,now(),$5,$6,$7)`,
    [
      ids.editionId,
      ids.scenarioId,
      state,
      JSON.stringify(document),
      ...(state === 'DRAFT' ? [null, null, null] : [new Date(), hash, bytes]),
    ],
  );
  if (state === 'PUBLISHED') {
    const frozen = frozenTranslation(document, 'fr');
    await world.db.query(
      `INSERT INTO scenario_translation (edition_id, language, source_hash, texts, hash, manifest, frozen_at) VALUES ($1,'fr',$2,$3,$4,$5,now())`,
      [ids.editionId, hash, JSON.stringify(document.translations['fr']), frozen.hash, frozen.bytes],
    );
  }
  return { ...ids, code, document };
}
