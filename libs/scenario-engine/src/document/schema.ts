import { taskSchemaOf } from '@peacewright/assessment-engine';
import { z } from 'zod';

/** Version of the scenario document written today; older ones are lifted by `upgradeScenario`. */
export const SCENARIO_VERSION = 1;

/** Most nodes of one scenario. */
export const NODES_LIMIT = 500;

/** Stable id of a node, choice, objective, fact or role: kept through edits, translation and editions. */
const itemId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
/** Id of a text; the words stand in `texts` and in the translations. */
const textId = z.string().regex(/^[A-Za-z0-9_.-]{1,100}$/);
/** Name of a variable inside expressions. */
const variableId = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/);
const language = z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/);
/** An expression of the Common Expression Language over variables, `elapsed` and `visited('node')`. */
const expression = z.string().min(1).max(500);
const words = z.record(textId, z.string().max(5000));
const minutes = z.number().int().min(0).max(1440);
const list = <T extends z.ZodType>(of: T, max: number) => z.array(of).max(max).default([]);
const integer = z.number().int().min(-1_000_000).max(1_000_000);

const variable = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('boolean'),
    id: variableId,
    name: textId,
    visible: z.boolean().default(false),
    start: z.boolean(),
  }),
  z.strictObject({
    type: z.literal('integer'),
    id: variableId,
    name: textId,
    visible: z.boolean().default(false),
    min: integer,
    max: integer,
    start: integer,
  }),
  z.strictObject({
    type: z.literal('choice'),
    id: variableId,
    name: textId,
    visible: z.boolean().default(false),
    values: z
      .array(z.strictObject({ id: itemId, name: textId }))
      .min(2)
      .max(60),
    start: itemId,
  }),
]);

/** `set` assigns, `add` adds; an integer that would leave its range is held at the bound. In the order written. */
const effect = z.union([
  z.strictObject({ set: variableId, to: expression }),
  z.strictObject({ add: variableId, by: expression }),
]);

const way = {
  /** Null while the author has not drawn the arrow yet. */
  target: itemId.nullable(),
  effects: list(effect, 20),
  /** Story minutes that pass. */
  minutes: minutes.default(0),
};

const rated = {
  ...way,
  ratings: list(
    z.strictObject({
      objective: itemId,
      rating: z.enum(['good', 'acceptable', 'poor', 'harmful']),
      weight: z.number().int().min(1).max(10).default(1),
    }),
    10,
  ),
  /** Forces "not achieved" for its objective and blocks an assessed pass. */
  critical: z.strictObject({ objective: itemId, explanation: textId.optional() }).optional(),
  /** Rules of the training card, or sources, that the debrief cites. */
  cites: list(itemId, 10),
  feedback: z.strictObject({ text: textId, shown: z.enum(['atOnce', 'debrief']) }).optional(),
};

const choice = z.strictObject({
  id: itemId,
  text: textId,
  /** When it is offered; always, where it is missing. */
  when: expression.optional(),
  /** What is seen when it is not offered. */
  otherwise: z
    .discriminatedUnion('shown', [
      z.strictObject({ shown: z.literal('hidden') }),
      z.strictObject({ shown: z.literal('unavailable'), reason: textId }),
    ])
    .default({ shown: 'hidden' }),
  /** Facts that a fair rating of this choice needs. */
  needs: list(itemId, 10),
  ...rated,
});

/** A limit runs from the moment the learner says to have read; the clock on the wall only makes the time-out move. */
const limit = z.strictObject({ seconds: z.number().int().min(5).max(3600) });

/** For authors: nodes of one group are drawn in one frame. Learners never see it, and nothing depends on it. */
const group = z.string().trim().min(1).max(60).optional();

const seen = {
  id: itemId,
  /** For authors: what the graph shows. */
  label: z.string().max(120).default(''),
  group,
  text: textId,
  channel: z
    .enum(['narration', 'faceToFace', 'radio', 'telephone', 'message', 'reportForm', 'feed'])
    .default('narration'),
  /** Who speaks, and as whom the learner acts from here where that changes. */
  speaker: itemId.optional(),
  role: itemId.optional(),
  media: list(itemId, 10),
  /** Facts that a learner has once this node has been reached. */
  gives: list(itemId, 20),
  /** A way round, offered beside the node's own moves; the proof shows that it meets the same objectives. */
  alternate: z.strictObject({ warning: textId, target: itemId }).optional(),
};
const unseen = { id: itemId, label: z.string().max(120).default(''), group };

const node = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('situation'), ...seen, next: z.strictObject(way) }),
  z.strictObject({
    kind: z.literal('decision'),
    ...seen,
    choices: z.array(choice).max(12),
    limit: limit.optional(),
    timeout: z.strictObject(rated).optional(),
  }),
  z.strictObject({
    kind: z.literal('task'),
    ...seen,
    task: taskSchemaOf(textId),
    results: z.strictObject({
      full: z.strictObject(rated),
      partial: z.strictObject(rated),
      none: z.strictObject(rated),
    }),
    limit: limit.optional(),
    timeout: z.strictObject(rated).optional(),
  }),
  z.strictObject({
    kind: z.literal('branch'),
    ...unseen,
    cases: z.array(z.strictObject({ id: itemId, when: expression, ...way })).max(12),
    otherwise: z.strictObject(way),
  }),
  z.strictObject({
    kind: z.literal('chance'),
    ...unseen,
    outcomes: z
      .array(z.strictObject({ id: itemId, weight: z.number().int().min(1).max(1000), ...way }))
      .min(1)
      .max(12),
  }),
  z.strictObject({
    kind: z.literal('outcome'),
    ...seen,
    grade: z.enum(['achieved', 'partlyAchieved', 'notAchieved']),
    debrief: textId,
  }),
]);

const rule = z.strictObject({
  id: itemId,
  number: z.string().max(10),
  text: textId,
  condition: textId,
  authority: textId,
  permitted: textId,
  report: textId,
});

/**
 * A branching scenario, as it is drafted: links may still be open and texts missing, which the proof then reports. What it
 * means is written in docs/guides/scenarios.md. Texts are plain: markup in them is shown as it is written.
 */
export const scenarioSchema = z.strictObject({
  schema: z.literal('peacewright.scenario'),
  version: z.literal(SCENARIO_VERSION),
  id: itemId,
  language,
  /** Text ids of the frame. */
  title: textId,
  briefing: textId,
  setting: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('fictional'), name: textId }),
    z.strictObject({ kind: z.literal('missionPack'), pack: itemId }),
  ]),
  contentRating: z.enum(['general', 'sensitive', 'distressing']).default('general'),
  contentWarning: textId.optional(),
  /** Where people find help or make a real report; shown on every screen where it is given. */
  supportNote: textId.optional(),
  /**
   * Whom people turn to for real, by values that are the centre's to set: shown on every screen and beside every report. Until
   * the centre has set them all, the scenario counts for nobody.
   */
  contacts: z
    .array(z.strictObject({ id: itemId, label: textId, centreValue: z.string().regex(/^[a-z0-9.-]{3,80}$/) }))
    .max(10)
    .optional(),
  minutes: z.number().int().min(1).max(600),
  roles: list(z.strictObject({ id: itemId, name: textId, description: textId.optional() }), 20),
  /** The role that a learner plays unless a node says otherwise. */
  learner: itemId.optional(),
  /** Codes of recommendations of the register that it answers. */
  recommendations: list(z.string().regex(/^[A-Z0-9]{2,12}-\d{3,5}$/), 60),
  objectives: z
    .array(
      z.strictObject({
        id: itemId,
        /** Public code such as C3.4-2. */
        code: z.string().max(20).default(''),
        text: textId,
        /** Percent of rated weight that is good or acceptable. */
        achievedFrom: z.number().int().min(1).max(100).default(70),
        partlyFrom: z.number().int().min(0).max(100).default(40),
      }),
    )
    .max(30),
  variables: list(variable, 40),
  /** Story minutes at which `elapsed` is held. */
  elapsedCap: z.number().int().min(1).max(1440).default(240),
  facts: list(z.strictObject({ id: itemId, text: textId }), 60),
  /** Other beginnings: what an earlier scenario left behind. Variables that are not named keep their start. */
  presets: list(
    z.strictObject({
      id: itemId,
      name: textId,
      values: z.record(variableId, z.union([z.boolean(), z.number().int(), z.string()])),
    }),
    10,
  ),
  media: list(
    z.strictObject({
      id: itemId,
      kind: z.enum(['image', 'audio', 'video']),
      /** `sha256:<hex>` once stored; `asset:<name>` inside a package that is being loaded. */
      file: z.string().regex(/^(sha256:[0-9a-f]{64}|asset:[a-z0-9._-]{1,80})$/),
      alt: textId,
      transcript: textId.optional(),
    }),
    60,
  ),
  /** Rules for training only; a mission's own rules come from its command. */
  trainingCard: z.strictObject({ title: textId, rules: z.array(rule).max(40) }).optional(),
  sources: list(z.strictObject({ id: itemId, text: textId }), 60),
  /** The lowest grade of an ending that passes; a critical fail never does. */
  passFrom: z.enum(['achieved', 'partlyAchieved']).default('achieved'),
  start: itemId,
  nodes: z.array(node).min(1).max(NODES_LIMIT),
  /** Words of the source language by text id. */
  texts: words,
  /** Words of the other languages. Kept apart from what is hashed, as translations follow an edition. */
  translations: z.record(language, words).default({}),
  /** Places on the author's graph; no part of what is published. */
  layout: z.record(itemId, z.strictObject({ x: z.number(), y: z.number() })).default({}),
});

export type ScenarioDocument = z.infer<typeof scenarioSchema>;
/** As written by hand: what has a default may be left out. */
export type ScenarioInput = z.input<typeof scenarioSchema>;
export type ScenarioNode = ScenarioDocument['nodes'][number];
export type NodeOf<K extends ScenarioNode['kind']> = Extract<ScenarioNode, { kind: K }>;
export type ScenarioChoice = NodeOf<'decision'>['choices'][number];
export type RatedWay = NonNullable<NodeOf<'decision'>['timeout']>;
export type Way = NodeOf<'situation'>['next'];
export type Rating = RatedWay['ratings'][number]['rating'];
export type OutcomeGrade = NodeOf<'outcome'>['grade'];
export type ScenarioVariable = ScenarioDocument['variables'][number];
