import { emptyLesson } from '@peacewright/lesson-document';
import { v7 } from 'uuid';
import type { Place, World } from './world';

/** A draft of the place's centre with one empty lesson, made by plain inserts: a given, not a result. */
export interface Draft {
  readonly moduleId: string;
  readonly editionId: string;
  readonly lessonId: string;
}

const AT = new Date('2026-06-02T08:00:00Z');

export async function makeDraft(world: World, place: Place): Promise<Draft> {
  const draft = { moduleId: v7(), editionId: v7(), lessonId: v7() };
  const code = `W${draft.moduleId.slice(-8).toUpperCase()}`;
  const document = {
    schema: 'peacewright.module',
    version: 1,
    language: 'en',
    title: 'Draft',
    summary: '',
    terms: [],
    ruleCards: [],
    objectives: [],
    centreValues: [],
  };
  await world.db.query('INSERT INTO module (id, owner_centre_id, code, created_at) VALUES ($1,$2,$3,$4)', [
    draft.moduleId,
    place.centreId,
    code,
    AT,
  ]);
  await world.db.query(
    `INSERT INTO module_edition (id, module_id, number, state, language, document, created_at) VALUES ($1,$2,1,'DRAFT','en',$3,$4)`,
    [draft.editionId, draft.moduleId, JSON.stringify(document), AT],
  );
  await world.db.query(
    `INSERT INTO edition_item (edition_id, id, kind, position, title, document, updated_at) VALUES ($1,$2,'LESSON',1,'First lesson',$3,$4)`,
    [draft.editionId, draft.lessonId, JSON.stringify(emptyLesson('en', 'First lesson')), AT],
  );
  return draft;
}

/** A French translation of a draft, empty. */
export async function makeTranslation(world: World, draft: Draft): Promise<void> {
  await world.db.query(
    `INSERT INTO edition_translation (edition_id, language, state, created_at) VALUES ($1,'fr','DRAFT',$2)`,
    [draft.editionId, AT],
  );
}

/** A module of the reference with a published edition. */
export async function makeReference(world: World): Promise<{ moduleId: string; editionId: string }> {
  const made = { moduleId: v7(), editionId: v7() };
  const document = {
    schema: 'peacewright.module',
    version: 1,
    language: 'en',
    title: 'Reference module',
    summary: '',
    terms: [],
    ruleCards: [],
    objectives: [],
    centreValues: [{ key: 'walk.distance', label: 'Distance', unit: 'm', sample: '5', note: '' }],
  };
  await world.db.query('INSERT INTO module (id, code, created_at) VALUES ($1,$2,$3)', [
    made.moduleId,
    `R${made.moduleId.slice(-8).toUpperCase()}`,
    AT,
  ]);
  await world.db.query(
    `INSERT INTO module_edition (id, module_id, number, state, language, document, created_at, published_at, hash, manifest)
     VALUES ($1,$2,1,'PUBLISHED','en',$3,$4,$4,'0','x')`,
    [made.editionId, made.moduleId, JSON.stringify(document), AT],
  );
  return made;
}

/** Roles that read but do not work on content: a draft is not there for them. */
export const ONLY_READERS = {
  INSTRUCTOR: 404,
  ASSESSOR: 404,
  CONTINGENT_TRAINING_OFFICER: 404,
  NATIONAL_DESK: 404,
  SIGNATORY: 404,
  EXERCISE_DIRECTOR: 404,
  EXCON: 404,
  CONTROLLER: 404,
  EVALUATOR: 404,
  VISITOR_AUDITOR: 404,
} as const;
