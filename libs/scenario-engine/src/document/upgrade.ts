import { SCENARIO_VERSION } from './schema';

type Step = (document: Record<string, unknown>) => Record<string, unknown>;

/** One step a version: `STEPS[n]` lifts version n to n + 1. Empty while version 1 is the only one. */
const STEPS: Readonly<Record<number, Step>> = {};

/**
 * Lifts a stored scenario to the version written today, one step at a time. What is no scenario, or comes from a later
 * version of the product, is given back as it is: the schema then says what is wrong with it.
 */
export function upgradeScenario(stored: unknown): unknown {
  return liftedScenario(stored, SCENARIO_VERSION, STEPS);
}

/** The walk itself, apart so that it can be seen at work before there is a second version. */
export function liftedScenario(stored: unknown, to: number, steps: Readonly<Record<number, Step>>): unknown {
  if (typeof stored !== 'object' || stored === null) return stored;
  if (!('schema' in stored) || stored.schema !== 'peacewright.scenario') return stored;
  let document = { ...stored } as Record<string, unknown>;
  for (let version = document['version']; typeof version === 'number' && version < to; version = document['version']) {
    const step = Object.hasOwn(steps, version) ? steps[version] : undefined;
    if (!step) return stored;
    document = { ...step(document), version: version + 1 };
  }
  return document;
}
