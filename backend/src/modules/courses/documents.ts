import {
  lessonDraftSchema,
  moduleDraftSchema,
  scenarioExerciseSchema,
  testDraftSchema,
  upgradeLesson,
  upgradeScenarioExercise,
  type ScenarioExercise,
} from '@peacewright/lesson-document';
import type { z } from 'zod';
import { Problem } from '../../platform/http';

/** Bytes of JSON that one document may have. */
const LARGEST = 1_000_000;

/** Everything this room keeps as a document, by what it is written for. */
export type DocumentKind = 'MODULE' | 'LESSON' | 'TEST';

const DRAFTS: Readonly<Record<DocumentKind, z.ZodType<Record<string, unknown> & { language: string; title: string }>>> =
  {
    MODULE: moduleDraftSchema,
    LESSON: lessonDraftSchema,
    TEST: testDraftSchema,
  };

/** A draft that was looked at: sound in structure, in the right language. */
export interface Draft {
  readonly document: Record<string, unknown>;
  readonly title: string;
}

/**
 * Looks at a document that an author saves: structure, sizes and language, nothing of its completeness. Throws
 * `document.invalid` with pointers into the document.
 */
export function readDraft(kind: DocumentKind, sent: unknown, language: string): Draft {
  const lifted = kind === 'LESSON' ? upgradeLesson(sent) : sent;
  if (Buffer.byteLength(JSON.stringify(lifted)) > LARGEST) throw new Problem('request.tooLarge');
  const parsed = DRAFTS[kind].safeParse(lifted);
  if (!parsed.success) throw invalid(parsed.error);
  if (parsed.data.language !== language)
    throw new Problem('document.invalid', { pointers: [{ pointer: '/document/language', code: 'language' }] });
  return { document: parsed.data, title: parsed.data.title };
}

/** Looks at a scenario as an exercise that an author saves. What is pinned is settled when publishing, and never sent. */
export function readExercise(sent: unknown): ScenarioExercise {
  const parsed = scenarioExerciseSchema.omit({ pinned: true }).safeParse(upgradeScenarioExercise(sent));
  if (!parsed.success) throw invalid(parsed.error);
  return parsed.data;
}

/** An exercise as it was stored, by whatever version of the product. */
export function readStoredExercise(document: unknown): ScenarioExercise {
  return scenarioExerciseSchema.parse(upgradeScenarioExercise(document));
}

function invalid({ issues }: z.ZodError): Problem {
  return new Problem('document.invalid', {
    pointers: issues.slice(0, 20).map(({ path, code }) => ({ pointer: `/document/${path.join('/')}`, code })),
  });
}

/** True for items whose documents hold words to translate: a scenario brings its own. */
export function hasWords(kind: string): boolean {
  return kind !== 'SCENARIO';
}

/** Minutes that a stored or sent document asks for; null for what has none. */
export function minutesOf(
  kind: string,
  document: Record<string, unknown> | null,
): { minutesShort: number | null; minutesLong: number | null } {
  if (document === null) return { minutesShort: null, minutesLong: null };
  const whole = (value: unknown): number | null => (typeof value === 'number' ? value : null);
  if (kind === 'LESSON')
    return { minutesShort: whole(document['minutesShort']), minutesLong: whole(document['minutesLong']) };
  if (kind === 'TEST') return { minutesShort: whole(document['minutes']), minutesLong: whole(document['minutes']) };
  return { minutesShort: null, minutesLong: null };
}

/** Objectives that the questions of a test draft name, in their order of appearance. */
export function objectivesOfTest(document: Record<string, unknown>): string[] {
  const questions = document['questions'];
  if (!Array.isArray(questions)) return [];
  const named = questions.flatMap((question: unknown) => {
    const objectives =
      typeof question === 'object' && question !== null && 'objectives' in question ? question.objectives : [];
    return Array.isArray(objectives) ? objectives.filter((id): id is string => typeof id === 'string') : [];
  });
  return [...new Set(named)];
}

/**
 * A document as someone may read it who works nowhere on content: lessons with the instructor's notes but without their
 * checks, tests with their questions' wording and objectives but without anything that answers them.
 */
export function withoutKeys(kind: string, document: Record<string, unknown> | null): Record<string, unknown> | null {
  if (document === null) return null;
  if (kind === 'LESSON') return { ...document, checks: [] };
  if (kind !== 'TEST') return document;
  const questions = Array.isArray(document['questions']) ? document['questions'] : [];
  return { ...document, questions: questions.map((question: Record<string, unknown>) => bare(question)) };
}

function bare(question: Record<string, unknown>): Record<string, unknown> {
  const { schema, version, id, kind, stem, objectives, points, critical } = question;
  return { schema, version, id, kind, stem, objectives, points, critical };
}

/** An instant as the API writes it. */
export function iso(instant: Date): string;
export function iso(instant: Date | null): string | null;
export function iso(instant: Date | null): string | null {
  return instant?.toISOString() ?? null;
}
