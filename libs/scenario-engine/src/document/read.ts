import type { z } from 'zod';
import { pointerTo, type Problem } from './problem';
import { scenarioSchema, type ScenarioDocument } from './schema';
import { upgradeScenario } from './upgrade';

/** Longest file that is read, in UTF-16 units. */
export const SCENARIO_SIZE_LIMIT = 2_000_000;

/** Most problems of form that are told at once. */
const TOLD = 50;

export type ReadScenario =
  | { readonly ok: true; readonly document: ScenarioDocument }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads a file's text: size, JSON, version, form. What comes out can be compiled; whether it has a meaning is said there. */
export function readScenarioText(text: string): ReadScenario {
  if (text.length > SCENARIO_SIZE_LIMIT)
    return refused({ pointer: '', code: 'too-large', params: { size: text.length, limit: SCENARIO_SIZE_LIMIT } });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refused({ pointer: '', code: 'no-json', params: { detail: error instanceof Error ? error.message : '' } });
  }
  return readScenario(value);
}

/** The same from a value that has been parsed already. */
export function readScenario(value: unknown): ReadScenario {
  const parsed = scenarioSchema.safeParse(upgradeScenario(value));
  if (parsed.success) return { ok: true, document: parsed.data };
  return refused(...parsed.error.issues.flatMap((issue) => problemsOf(issue, [])).slice(0, TOLD));
}

/** Where it is and what: every member that no scenario has is told at its own place. */
function problemsOf(issue: z.core.$ZodIssue, before: readonly PropertyKey[]): Problem[] {
  const path = [...before, ...issue.path];
  const at = (...more: string[]): string =>
    pointerTo(...[...path, ...more].map((step) => (typeof step === 'symbol' ? String(step) : step)));
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ pointer: at(key), code: 'unknown-key', params: { key } }));
  // Of several forms, what was meant is the one from which least is wrong.
  if (issue.code === 'invalid_union' && issue.errors.length > 0)
    return issue.errors
      .reduce((closest, other) => (other.length < closest.length ? other : closest))
      .flatMap((inner) => problemsOf(inner, path));
  return [{ pointer: at(), code: 'shape', params: { detail: issue.message } }];
}

function refused(...problems: Problem[]): ReadScenario {
  return { ok: false, problems };
}
