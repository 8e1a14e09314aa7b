import { describe, expect, it } from '@jest/globals';
import c22 from '../modules/c2.2/module.json';
import c34 from '../modules/c3.4/module.json';
import c41 from '../modules/c4.1/module.json';
import c52 from '../modules/c5.2/module.json';
import {
  categoryPaths,
  COURSE_LEVELS,
  EXERCISE_KINDS,
  isPackaged,
  type ModuleOutline,
  OBJECTIVE_DOMAINS,
  PATH_CATEGORIES,
  productFeatures,
  referenceCourses,
} from './curriculum';
import { recommendations } from './register';

const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const NBSP = '\u00a0';
const packages = [c22, c34, c41, c52];
const modules = referenceCourses.flatMap((course) => course.modules);
const outlines = modules.filter((module): module is ModuleOutline => !isPackaged(module));
const registerCodes = new Set(recommendations.map((recommendation) => recommendation.code));

function duplicates(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

/** Every object that has one of the two languages, with the place where it stands. */
function bilingualTexts(value: unknown, place: string): { place: string; text: Record<string, unknown> }[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  if ('en' in value || 'fr' in value) return [{ place, text: Object.fromEntries(entries) }];
  return entries.flatMap(([key, inner]) => bilingualTexts(inner, `${place}/${key}`));
}

const texts = [
  ...referenceCourses.flatMap((course) => bilingualTexts(course, course.code)),
  ...categoryPaths.flatMap((path) => bilingualTexts(path, path.key)),
  ...productFeatures.flatMap((feature) => bilingualTexts(feature, feature.code)),
];

describe('reference curriculum', () => {
  it('holds nine courses and 51 modules, numbered without a gap', () => {
    expect(referenceCourses.map((course) => course.code)).toEqual([
      'C1',
      'C2',
      'C3',
      'C4',
      'C5',
      'C6',
      'C7',
      'C8',
      'C9',
    ]);
    expect(modules).toHaveLength(51);
    for (const course of referenceCourses) {
      expect(course.modules.map((module) => module.code)).toEqual(
        course.modules.map((_, index) => `${course.code}.${index + 1}`),
      );
      expect(COURSE_LEVELS).toContain(course.level);
    }
  });

  it('leaves exactly the written modules to their packages, and publishes three of them', () => {
    const written = modules.filter(isPackaged);
    expect(written.map((module) => module.code)).toEqual(packages.map((given) => given.code));
    expect(written.filter((module) => !module.draft).map((module) => module.code)).toEqual(['C3.4', 'C4.1', 'C5.2']);
  });

  it('gives every part an id of its own', () => {
    const ids = [
      ...referenceCourses.map((course) => course.id),
      ...outlines.flatMap((module) => [
        module.id,
        ...module.lessons.map((lesson) => lesson.id),
        ...module.exercises.map((exercise) => exercise.id),
      ]),
    ];
    expect(ids.filter((id) => !UUID_V4.test(id))).toEqual([]);
    expect(duplicates([...ids, ...packages.map((written) => written.id)])).toEqual([]);
  });

  it('numbers objectives within their module', () => {
    for (const module of outlines) {
      const short = module.code.toLowerCase().replace('.', '');
      expect(module.objectives.length).toBeGreaterThanOrEqual(3);
      expect(module.objectives.length).toBeLessThanOrEqual(5);
      expect(module.objectives.map((objective) => [objective.id, objective.code])).toEqual(
        module.objectives.map((_, index) => [`${short}-o${index + 1}`, `${module.code}-${index + 1}`]),
      );
      for (const objective of module.objectives) expect(OBJECTIVE_DOMAINS).toContain(objective.domain);
    }
  });

  it('has every objective that a scenario names', () => {
    const known = new Set([
      ...outlines.flatMap((module) => module.objectives.map((objective) => objective.code)),
      ...packages.flatMap((written) => written.module.objectives.map((objective) => objective.code)),
    ]);
    const named = [
      ...['C3.1-1', 'C3.4-2', 'C3.6-1', 'C3.2-3', 'C4.3-2'],
      ...['C5.2-1', 'C5.2-2', 'C5.2-3', 'C5.2-4', 'C4.3-3'],
      ...['C4.1-3', 'C4.4-2', 'C3.5-1', 'C1.4-3', 'C2.1-2'],
      ...['C2.2-1', 'C2.2-2', 'C2.2-3', 'C2.2-4', 'C7.3-2'],
      ...['C5.4-1', 'C6.1-1', 'C6.2-1', 'C3.4-4', 'C7.3-1'],
      ...['C4.5-1', 'C4.5-2', 'C4.3-1', 'C1.2-4', 'C3.4-3'],
    ];
    expect(named.filter((code) => !known.has(code))).toEqual([]);
  });

  it('speaks both languages everywhere', () => {
    expect(texts.length).toBeGreaterThan(1000);
    const lacking = texts.filter(
      ({ text }) => ![text['en'], text['fr']].every((value) => typeof value === 'string' && value.trim() !== ''),
    );
    expect(lacking.map(({ place }) => place)).toEqual([]);
  });

  it('sets French with its typography', () => {
    const wrong = new RegExp(`'|[^${NBSP}][;!?»]|«[^${NBSP}]|[^${NBSP}\\d]:|"`);
    expect(
      texts
        .filter(({ text }) => wrong.test(String(text['fr'])))
        .map(({ place, text }) => `${place}: ${String(text['fr'])}`),
    ).toEqual([]);
  });

  it('plans lessons within the minutes of their module, and modules within their course', () => {
    const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
    for (const module of outlines) {
      expect(module.lessons.length).toBeGreaterThanOrEqual(2);
      expect(module.exercises.length).toBeGreaterThanOrEqual(1);
      expect(sum(module.lessons.map((lesson) => lesson.minutesShort))).toBeLessThanOrEqual(module.minutesShort);
      expect(sum(module.lessons.map((lesson) => lesson.minutesLong))).toBeLessThanOrEqual(module.minutesLong);
      for (const timed of [module, ...module.lessons])
        expect(timed.minutesShort).toBeLessThanOrEqual(timed.minutesLong);
    }
    for (const course of referenceCourses) {
      const own = course.modules.filter((module): module is ModuleOutline => !isPackaged(module));
      expect(sum(own.map((module) => module.minutesLong))).toBeLessThanOrEqual(course.plannedMinutes);
    }
  });

  it('uses the known kinds of exercise', () => {
    const kinds = outlines.flatMap((module) => module.exercises.map((exercise) => exercise.kind));
    expect(kinds.filter((kind) => !EXERCISE_KINDS.includes(kind))).toEqual([]);
  });

  it('never lets conduct and the prevention of abuse be waived', () => {
    expect(outlines.filter((module) => !module.waivable).map((module) => module.code)).toEqual(['C2.1']);
    expect(c22.waivable).toBe(false);
  });

  it('cites recommendations of the register, each once in a module and with a note', () => {
    for (const module of outlines) {
      const codes = module.recommendations.map((answer) => answer.code);
      expect(codes.length).toBeGreaterThan(0);
      expect(duplicates(codes)).toEqual([]);
      expect(codes.filter((code) => !registerCodes.has(code))).toEqual([]);
      for (const answer of module.recommendations) {
        expect(['FULL', 'PARTIAL']).toContain(answer.strength);
        expect(answer.note.trim()).not.toBe('');
      }
    }
  });

  it('answers all 331 recommendations by a module or a feature', () => {
    const answered = new Set([
      ...outlines.flatMap((module) => module.recommendations.map((answer) => answer.code)),
      ...packages.flatMap((written) => written.recommendations.map((answer) => answer.code)),
      ...productFeatures.flatMap((feature) => feature.recommendations),
    ]);
    expect(registerCodes.size).toBe(331);
    expect([...registerCodes].filter((code) => !answered.has(code))).toEqual([]);
  });
});

describe('paths and features', () => {
  it('leads every category over known modules, each once', () => {
    const known = new Set(modules.map((module) => module.code));
    expect(duplicates(categoryPaths.map((path) => path.key))).toEqual([]);
    for (const path of categoryPaths) {
      expect(path.modules.filter((code) => !known.has(code))).toEqual([]);
      expect(duplicates(path.modules)).toEqual([]);
      if (path.category !== null) expect(path.modules).toEqual(expect.arrayContaining(['C2.1', 'C2.2']));
    }
    expect(PATH_CATEGORIES.filter((category) => !categoryPaths.some((path) => path.category === category))).toEqual([]);
  });

  it('names nine features that cite known recommendations', () => {
    expect(productFeatures.map((feature) => feature.code)).toEqual([
      'F1',
      'F2',
      'F3',
      'F4',
      'F5',
      'F6',
      'F7',
      'F8',
      'F9',
    ]);
    for (const feature of productFeatures) {
      expect(duplicates(feature.recommendations)).toEqual([]);
      expect(feature.recommendations.filter((code) => !registerCodes.has(code))).toEqual([]);
    }
  });
});
