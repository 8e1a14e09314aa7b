import { v7 } from 'uuid';
import { EvidenceService } from '../src/modules/evidence';
import type { Place, World } from './world';

/** What `addContent` made. */
export interface Content {
  readonly moduleId: string;
  readonly moduleEditionId: string;
  readonly courseEditionId: string;
  readonly offeringId: string;
  readonly lessonId: string;
  readonly secondLessonId: string;
  readonly testId: string;
  readonly checkId: string;
}

/** Stands in every key, remark, explanation and note: it must never reach a learner before the answer. */
export const CANARY = 'CANARY-7Q';

const question = (id: string, more: object): object => ({
  schema: 'peacewright.question',
  version: 1,
  id,
  stem: `Stem of ${id}`,
  objectives: ['obj-1'],
  points: 1,
  explanation: `${CANARY} explanation of ${id}`,
  critical: false,
  ...more,
});
const option = (id: string, text: string): object => ({ id, text, feedback: `${CANARY} remark on ${id}` });

/** In the walk: who was asked for one offering alone, and not for the one that `addContent` makes. */
export const OF_ANOTHER_OFFERING = { narrow: { 'INSTRUCTOR OFFERING': 404, 'ASSESSOR OFFERING': 404 } } as const;

/** One question of each kind. The right answers: Alpha; Alpha and Gamma; true; First, Second, Third; left n to right n; "halt". */
export const QUESTIONS = [
  question('q-single', {
    kind: 'singleChoice',
    options: [option('s-key-a', 'Alpha'), option('s-other-b', 'Beta')],
    correct: 's-key-a',
  }),
  question('q-multiple', {
    kind: 'multipleChoice',
    options: [option('m-a', 'Alpha'), option('m-b', 'Beta'), option('m-c', 'Gamma')],
    correct: ['m-a', 'm-c'],
  }),
  question('q-true', { kind: 'trueFalse', correct: true }),
  question('q-order', {
    kind: 'ordering',
    items: [
      { id: 'o-1', text: 'First' },
      { id: 'o-2', text: 'Second' },
      { id: 'o-3', text: 'Third' },
    ],
  }),
  question('q-match', {
    kind: 'matching',
    pairs: [
      { id: 'p-1', left: 'left 1', right: 'right 1' },
      { id: 'p-2', left: 'left 2', right: 'right 2' },
    ],
    distractors: [{ id: 'd-1', text: 'right 3' }],
  }),
  question('q-short', { kind: 'shortText', accepted: ['halt', `${CANARY} stop`], objectives: ['obj-2'] }),
];

const block = (id: string, text: string): object => ({
  type: 'paragraph',
  attrs: { id },
  content: [{ type: 'text', text }],
});

/**
 * A published module of two lessons and a test of six kinds, alone in a published course, and an offering of it with the
 * place's learner and instructor. `test` overrides rules of the test.
 */
export async function addContent(world: World, place: Place, test: object = {}): Promise<Content> {
  const ids = {
    moduleId: v7(),
    moduleEditionId: v7(),
    courseEditionId: v7(),
    offeringId: v7(),
    lessonId: v7(),
    secondLessonId: v7(),
    testId: v7(),
    checkId: 'k-1',
  };
  const module = {
    schema: 'peacewright.module',
    version: 1,
    language: 'en',
    title: `Module ${place.countryCode}`,
    summary: 'What it is about.',
    terms: [{ id: 'term-1', term: 'Halt', definition: 'To stop.' }],
    ruleCards: [],
    objectives: ['obj-1', 'obj-2'].map((id) => ({
      id,
      code: `T1.1-${id.slice(-1)}`,
      verb: `Does ${id}`,
      domain: 'KNOWLEDGE',
      condition: '',
      standard: '',
      critical: false,
    })),
    centreValues: [{ key: 't.distance', label: 'Distance', unit: 'm', sample: '5', note: 'Set by the centre.' }],
  };
  await world.db.query('INSERT INTO module (id, owner_centre_id, code, created_at) VALUES ($1,$2,$3,now())', [
    ids.moduleId,
    place.centreId,
    `T${ids.moduleId}`,
  ]);
  await world.db.query(
    `INSERT INTO module_edition (id, module_id, number, state, language, document, created_at) VALUES ($1,$2,1,'DRAFT','en',$3,now())`,
    [ids.moduleEditionId, ids.moduleId, JSON.stringify(module)],
  );
  const lesson = {
    schema: 'peacewright.lesson',
    version: 1,
    language: 'en',
    title: 'A lesson',
    summary: 'Short.',
    minutesShort: 10,
    minutesLong: 20,
    classification: 'TRAINING_RESTRICTED',
    blocks: [
      block('b-1', 'Read this.'),
      {
        type: 'paragraph',
        attrs: { id: 'b-2' },
        content: [
          { type: 'text', text: 'Halt', marks: [{ type: 'keyTerm', attrs: { term: 'term-1' } }] },
          { type: 'centreValue', attrs: { key: 't.distance' } },
        ],
      },
      { type: 'check', attrs: { id: 'b-3', question: 'k-1' } },
    ],
    instructorNotes: [block('n-1', `${CANARY} for instructors`)],
    checks: [
      question('k-1', {
        kind: 'singleChoice',
        options: [option('k-a', 'Right'), option('k-b', 'Wrong')],
        correct: 'k-a',
      }),
    ],
  };
  const paper = {
    schema: 'peacewright.test',
    version: 1,
    language: 'en',
    title: 'A test',
    instructions: 'Answer.',
    minutes: 15,
    passMark: { percent: 80 },
    maxAttempts: null,
    waitMinutes: 0,
    shuffleQuestions: true,
    feedback: 'afterPass',
    questions: QUESTIONS,
    ...test,
  };
  const items: [string, string, number, object][] = [
    [ids.lessonId, 'LESSON', 1, lesson],
    [ids.secondLessonId, 'LESSON', 2, { ...lesson, title: 'Another lesson' }],
    [ids.testId, 'TEST', 3, paper],
  ];
  for (const [id, kind, position, document] of items)
    await world.db.query(
      `INSERT INTO edition_item (edition_id, id, kind, position, title, objectives, document, updated_at) VALUES ($1,$2,$3,$4,'A title','{obj-1}',$5,now())`,
      [ids.moduleEditionId, id, kind, position, JSON.stringify(document)],
    );
  await world.db.query(
    `UPDATE module_edition SET state = 'PUBLISHED', published_at = now(), hash = $1::text, manifest = 'x' WHERE id = $1`,
    [ids.moduleEditionId],
  );
  await addCourse(world, place, ids);
  return ids;
}

/** A published course of one module, and an offering of it with the place's learner and instructor. */
export async function addCourse(
  world: World,
  place: Place,
  ids: Pick<Content, 'moduleId' | 'moduleEditionId' | 'courseEditionId' | 'offeringId'>,
): Promise<void> {
  const courseId = v7();
  await world.db.query(
    `INSERT INTO course (id, owner_centre_id, code, family, title, created_at) VALUES ($1,$2,$3,'NATIONAL',$4,now())`,
    [courseId, place.centreId, `T${courseId}`, JSON.stringify({ en: 'A course', fr: 'Un cours' })],
  );
  await world.db.query(
    `INSERT INTO course_edition (id, course_id, number, state, created_at) VALUES ($1,$2,1,'DRAFT',now())`,
    [ids.courseEditionId, courseId],
  );
  await world.db.query(
    'INSERT INTO course_edition_module (course_edition_id, position, module_id, module_edition_id) VALUES ($1,1,$2,$3)',
    [ids.courseEditionId, ids.moduleId, ids.moduleEditionId],
  );
  await world.db.query(
    `UPDATE course_edition SET state = 'PUBLISHED', published_at = now(), hash = $1::text, manifest = 'x' WHERE id = $1`,
    [ids.courseEditionId],
  );
  await world.db.query(
    `INSERT INTO offering (id, country_id, centre_id, course_edition_id, title, mode, starts_on, ends_on, state, created_at)
     VALUES ($1,$2,$3,$4,'An offering','CLASSROOM','2026-09-01','2026-09-05','RUNNING',now())`,
    [ids.offeringId, place.countryId, place.centreId, ids.courseEditionId],
  );
  await world.db.query(
    'INSERT INTO offering_person (offering_id, person_id, country_id, added_at) VALUES ($1,$2,$3,now())',
    [ids.offeringId, place.personId, place.countryId],
  );
  await world.db.query('INSERT INTO offering_instructor (offering_id, account_id) VALUES ($1,$2)', [
    ids.offeringId,
    place.accounts.INSTRUCTOR.id,
  ]);
}

/** A question as a learner sees it. */
export interface Shown {
  readonly token: string;
  readonly kind: string;
  readonly options: readonly { token: string; text: string }[];
  readonly lefts: readonly { token: string; text: string }[];
}

/** The right answers to a shown paper of `QUESTIONS`, found by the words alone, as a good learner would. */
export function rightAnswers(questions: readonly Shown[]): Record<string, object> {
  const answer = ({ kind, options, lefts }: Shown): object => {
    const of = (text: string): string => options.find((shown) => shown.text === text)?.token ?? '';
    if (kind === 'singleChoice') return { kind, option: of('Alpha') };
    if (kind === 'multipleChoice') return { kind, options: [of('Gamma'), of('Alpha')] };
    if (kind === 'trueFalse') return { kind, value: true };
    if (kind === 'ordering') return { kind, order: ['First', 'Second', 'Third'].map(of) };
    if (kind === 'matching')
      return {
        kind,
        pairs: lefts.map(({ token, text }) => ({ left: token, right: of(text.replace('left', 'right')) })),
      };
    return { kind, text: ' HALT ' };
  };
  return Object.fromEntries(questions.map((question) => [question.token, answer(question)]));
}

/** Gives the place's learner live evidence of the whole module. */
export async function complete(world: World, place: Place, content: Content, achievedOn = '2026-09-03'): Promise<void> {
  const common = {
    countryId: place.countryId,
    personId: place.personId,
    moduleId: content.moduleId,
    moduleEditionId: content.moduleEditionId,
    objectives: ['obj-1'],
    achievedOn,
    recordedBy: null,
    assessorId: null,
    centreId: place.centreId,
    offeringId: null,
    mode: 'SELF_STUDY' as const,
    place: null,
    language: 'en',
  };
  await world.db.transaction((tx) =>
    world.app.app.get(EvidenceService).record(tx, [
      {
        ...common,
        kind: 'ATTENDANCE',
        itemId: null,
        minutes: 30,
        passed: null,
        score: null,
        maxScore: null,
        sourceKind: 'moduleEdition',
        sourceId: content.moduleEditionId,
        dedupeKey: `a:${v7()}`,
      },
      {
        ...common,
        kind: 'TEST',
        itemId: content.testId,
        minutes: null,
        passed: true,
        score: 6,
        maxScore: 6,
        sourceKind: 'attempt',
        sourceId: v7(),
        dedupeKey: `t:${v7()}`,
      },
    ]),
  );
}
