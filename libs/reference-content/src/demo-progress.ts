import { demoCourses } from './demo';
import type { DemoModule, DemoProgressState, DemoProgressTarget, DemoRotation } from './demo';
import { demoSubUnits } from './demo-people';
import type { DemoPerson, DemoPlace } from './demo-people';
import { seededRandom } from './seeded-random';

/** What a person did with one module. STARTED: opened and not finished. FAILED: test not passed. */
export interface DemoStep {
  module: DemoModule;
  outcome: 'PASSED' | 'FAILED' | 'STARTED';
  /** Counted from the day the demonstration is made: never later than yesterday. */
  day: number;
}

export interface DemoPersonProgress {
  person: DemoPerson;
  /** Of the post that the person fills or stands by for. */
  place: DemoPlace;
  state: DemoProgressState;
  /** By day; empty where nothing was begun. */
  steps: DemoStep[];
}

/** The modules that a place requires of whoever fills it, in the order of the course. */
export function demoRequiredModules(
  rotation: DemoRotation,
  place: Pick<DemoPlace, 'category' | 'rankBand'>,
): DemoModule[] {
  return demoCourses
    .flatMap((course) => course.modules)
    .filter((module) =>
      rotation.requirements.some(
        ({ module: own, selector }) =>
          own === module &&
          (selector.categories?.includes(place.category) ?? true) &&
          (selector.rankBands?.includes(place.rankBand) ?? true),
      ),
    );
}

/**
 * What everybody on the roll has done so far, so that each sub-unit meets its target and the rotation's curve rises slowly,
 * then fast, then slowly. Whoever came late, or stands by, has begun late. The same seed gives the same progress.
 */
export function demoProgress(rotation: DemoRotation, places: readonly DemoPlace[], seed: number): DemoPersonProgress[] {
  const targetOf = new Map(demoSubUnits(rotation).map((unit) => [unit.path, unit.progress]));
  const random = seededRandom(`${rotation.code}/progress/${seed}`);
  const progress: DemoPersonProgress[] = [];

  const add = (
    person: DemoPerson,
    place: DemoPlace,
    state: DemoProgressState,
    fromDay: number,
    finishDay: number,
  ): void => {
    const modules = demoRequiredModules(rotation, place);
    // The one who shows how a module is taken in another language needs the last one open.
    const begun =
      place.learner && person === place.holder ? modules.length - 1 : Math.floor(random.next() * modules.length);
    progress.push({ person, place, state, steps: stepsOf(state, modules, begun, fromDay, finishDay) });
  };

  for (const [target, group] of byTarget(places, targetOf)) {
    const usual = group.filter((place) => !place.replaced && !place.learner);
    const states = statesFor(target, usual.length);
    for (const [at, place] of random.shuffled(usual).entries()) {
      const finish = target.startDay + Math.round((target.spanDays * (random.next() + random.next())) / 2);
      if (place.holder) add(place.holder, place, states[at] ?? 'NOT_STARTED', target.startDay, finish);
    }
    for (const place of group) {
      if (place.holder && place.learner)
        add(place.holder, place, place.learner.progress, target.startDay, target.startDay + target.spanDays);
      if (place.holder && place.replaced) {
        // Who left had been training like the others until then.
        add(
          place.replaced.person,
          place,
          'IN_PROGRESS',
          target.startDay,
          Math.max(target.startDay, place.holderFromDay - 1),
        );
        add(place.holder, place, random.next() < 0.4 ? 'IN_PROGRESS' : 'NOT_STARTED', place.holderFromDay, -1);
      }
      if (place.reserve)
        add(
          place.reserve,
          place,
          random.next() < 0.5 ? 'IN_PROGRESS' : 'NOT_STARTED',
          Math.ceil(target.startDay / 2),
          -1,
        );
    }
  }
  return progress;
}

/** Places that share one target: a company with all its platoons counts as one. */
function byTarget(
  places: readonly DemoPlace[],
  targetOf: ReadonlyMap<string, DemoProgressTarget>,
): Map<DemoProgressTarget, DemoPlace[]> {
  const groups = new Map<DemoProgressTarget, DemoPlace[]>();
  for (const place of places) {
    const target = targetOf.get(place.subUnit);
    if (!target) throw new Error(`No sub-unit ${place.subUnit}.`);
    if (place.holder) groups.set(target, [...(groups.get(target) ?? []), place]);
  }
  return groups;
}

/** As many of each state as the shares say; what rounding leaves over has not started. */
function statesFor(target: DemoProgressTarget, people: number): DemoProgressState[] {
  const repeat = (state: DemoProgressState, share: number): DemoProgressState[] =>
    Array.from({ length: Math.round(share * people) }, () => state);
  return [
    ...repeat('COMPLETE', target.complete),
    ...repeat('IN_PROGRESS', target.inProgress),
    ...repeat('FAILED', target.failed),
  ].slice(0, people);
}

/** Modules done one after the other, evenly between two days; `begun` of them before the one that is open or failed. */
function stepsOf(
  state: DemoProgressState,
  modules: readonly DemoModule[],
  begun: number,
  fromDay: number,
  finishDay: number,
): DemoStep[] {
  if (state === 'NOT_STARTED') return [];
  const dayOf = (at: number): number =>
    Math.min(-1, fromDay + Math.round(((finishDay - fromDay) * (at + 1)) / modules.length));
  const passed = modules.slice(0, state === 'COMPLETE' ? modules.length : begun);
  const open = modules[passed.length];
  const steps: DemoStep[] = passed.map((module, at) => ({ module, outcome: 'PASSED', day: dayOf(at) }));
  if (open) steps.push({ module: open, outcome: state === 'FAILED' ? 'FAILED' : 'STARTED', day: dayOf(passed.length) });
  return steps;
}
