import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { TestDocument } from '@peacewright/assessment-engine';
import { type LessonDocument, lessonReferences } from '@peacewright/lesson-document';
import { questionSchema } from '@peacewright/assessment-engine';
import { type ModulePackage, modulePackageSchema } from './package-schema';
import { recommendations } from './register';

/** What a machine can check of a written module; whether it teaches is for people to judge. */

const CONTENT = join(__dirname, '..', 'modules');
const NBSP = '\u00a0';
const CARD_NOTICE = /real mission[’']s own rules of engagement.*come from its command/i;
const registerCodes = new Set(recommendations.map(({ code }) => code));

type Item = ModulePackage['items'][number];
type Translation = ModulePackage['translations'][string];
type Question = ReturnType<typeof questionSchema.parse>;

/** A module in one of its languages. */
interface Edition {
  readonly name: string;
  readonly folder: string;
  readonly source: ModulePackage;
  readonly language: string;
  readonly module: Translation['module'];
  readonly lessons: readonly LessonDocument[];
  readonly test: TestDocument;
}

const folders = readdirSync(CONTENT).sort();
const editions: Edition[] = folders.flatMap((folder) => {
  const source = modulePackageSchema.parse(JSON.parse(readFileSync(join(CONTENT, folder, 'module.json'), 'utf8')));
  const languages: [string, Translation['module'], (item: Item) => unknown][] = [
    [source.module.language, source.module, (item) => item.document],
    // A translation that is begun has its terms and no lessons yet.
    ...Object.entries(source.translations)
      .filter(([, { items }]) => Object.keys(items).length > 0)
      .map(([language, { module, items }]): [string, Translation['module'], (item: Item) => unknown] => [
        language,
        module,
        (item) => items[item.id],
      ]),
  ];
  return languages.map(([language, module, documentOf]) => {
    const documents = source.items.map(documentOf).filter((document) => typeof document === 'object');
    const ofSchema = <T>(schema: string): T[] =>
      documents.filter((document) => document && 'schema' in document && document.schema === schema) as T[];
    const [test] = ofSchema<TestDocument>('peacewright.test');
    if (!test) throw new Error(`${folder} has no test in ${language}.`);
    const lessons = ofSchema<LessonDocument>('peacewright.lesson');
    return { name: `${source.code} (${language})`, folder, source, language, module, lessons, test };
  });
});

/** Every word a reader of `value` may meet, with no keys, ids or references among them. */
function words(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(words);
  if (typeof value !== 'object' || value === null) return [];
  const silent = ['id', 'type', 'file', 'key', 'code', 'schema', 'kind', 'question', 'correct', 'objectives', 'marks'];
  return Object.entries(value).flatMap(([key, inner]) => (silent.includes(key) ? [] : words(inner)));
}

/** The running text of a block: what stands in it one after the other. */
function running(value: unknown): string {
  if (Array.isArray(value)) return value.map(running).join('');
  if (typeof value !== 'object' || value === null) return '';
  if ('text' in value && typeof value.text === 'string') return value.text;
  const inner = 'content' in value ? running(value.content) : '';
  return 'type' in value && /^(paragraph|heading|listItem|table)/.test(String(value.type)) ? `${inner} ` : inner;
}

function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

const checksOf = (lesson: LessonDocument): Question[] => lesson.checks.map((check) => questionSchema.parse(check));
const questionsOf = ({ lessons, test }: Edition): Question[] => [...lessons.flatMap(checksOf), ...test.questions];

describe.each(editions.map((edition) => [edition.name, edition] as const))('the written module %s', (_, edition) => {
  const { source, module, lessons, test } = edition;
  const questions = questionsOf(edition);
  const objectives = module.objectives.map(({ id }) => id);

  it('has several lessons of 400 to 900 words, each with a drawing, a worked example, key terms and a knowledge check', () => {
    expect(lessons.length).toBeGreaterThanOrEqual(4);
    for (const lesson of lessons) {
      const count = wordCount(running(lesson.blocks));
      expect([lesson.title, count, count >= 400 && count <= 900]).toEqual([lesson.title, count, true]);
      const images = lesson.blocks.flatMap((block) => (block.type === 'image' ? [block.attrs] : []));
      expect(images.length).toBeGreaterThan(0);
      for (const image of images) expect(image.alt.length > 60 && (image.caption ?? '').length > 10).toBe(true);
      expect(lesson.blocks.some((block) => block.type === 'callout' && block.attrs.tone === 'example')).toBe(true);
      expect(lessonReferences(lesson).terms.length).toBeGreaterThan(0);
      expect(lesson.instructorNotes.length).toBeGreaterThan(0);
      const shown = lesson.blocks.flatMap((block) => (block.type === 'check' ? [block.attrs.question] : []));
      expect(shown.length).toBeGreaterThan(0);
      expect(shown).toEqual(checksOf(lesson).map(({ id }) => id));
    }
  });

  it('defines every term, card and value that it uses, and uses every one that it defines', () => {
    const used = lessons.map(lessonReferences);
    const all = (kind: 'terms' | 'ruleCards' | 'centreValues') =>
      new Set(used.flatMap((references) => references[kind]));
    expect([...all('terms')].sort()).toEqual(module.terms.map(({ id }) => id).sort());
    expect([...all('ruleCards')].sort()).toEqual(module.ruleCards.map(({ id }) => id).sort());
    const mark = test.passMark.centreValue;
    expect([...all('centreValues'), ...(mark === undefined ? [] : [mark])].sort()).toEqual(
      module.centreValues.map(({ key }) => key).sort(),
    );
    for (const value of module.centreValues) expect(value.note.length).toBeGreaterThan(20);
  });

  it('ends in a test of at least ten questions', () => {
    expect(test.questions.length).toBeGreaterThanOrEqual(10);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
  });

  it('names an objective and explains the answer in every question, and says of each wrong option what is wrong', () => {
    for (const question of questions) {
      expect([question.id, question.objectives.length > 0]).toEqual([question.id, true]);
      expect(question.objectives.filter((objective) => !objectives.includes(objective))).toEqual([]);
      expect([question.id, question.explanation.length >= 40]).toEqual([question.id, true]);
      if (question.kind !== 'singleChoice' && question.kind !== 'multipleChoice') continue;
      const wrong = question.options.filter(({ id }) => ![question.correct].flat().includes(id));
      expect(wrong.filter(({ feedback }) => !feedback).map(({ id }) => id)).toEqual([]);
      expect(new Set(question.options.map(({ text }) => text)).size).toBe(question.options.length);
    }
  });

  it('assesses every objective more than once, and the critical ones by a question that must be right', () => {
    for (const objective of module.objectives) {
      const asked = test.questions.filter((question) => question.objectives.includes(objective.id));
      expect([objective.code, asked.length >= 2]).toEqual([objective.code, true]);
      if (objective.critical)
        expect([objective.code, asked.some(({ critical }) => critical)]).toEqual([objective.code, true]);
    }
    for (const item of source.items) expect(item.objectives.filter((id) => !objectives.includes(id))).toEqual([]);
  });

  it('does not give an answer away by its place or its length', () => {
    const single = questions.flatMap((question) => (question.kind === 'singleChoice' ? [question] : []));
    const places = single.map((question) => question.options.findIndex(({ id }) => id === question.correct));
    for (const place of [0, 1, 2, 3])
      expect(places.filter((one) => one === place).length).toBeLessThanOrEqual(Math.ceil(single.length * 0.4));
    const lengths = single.map((question) => {
      const right = question.options.find(({ id }) => id === question.correct)?.text.length ?? 0;
      const others = question.options.filter(({ id }) => id !== question.correct).map(({ text }) => text.length);
      return { id: question.id, right, longest: Math.max(...others), shortest: Math.min(...others) };
    });
    expect(lengths.filter(({ right, longest }) => right > longest * 1.3).map(({ id }) => id)).toEqual([]);
    const most = Math.ceil(single.length * 0.4);
    expect(lengths.filter(({ right, longest }) => right > longest).length).toBeLessThanOrEqual(most);
    expect(lengths.filter(({ right, shortest }) => right < shortest).length).toBeLessThanOrEqual(most);
    const truths = questions.flatMap((question) => (question.kind === 'trueFalse' ? [question.correct] : []));
    expect(new Set(truths).size).toBe(2);
    const marked = questions.flatMap((question) => (question.kind === 'multipleChoice' ? [question] : []));
    expect(marked.filter(({ correct, options }) => correct.length === options.length).map(({ id }) => id)).toEqual([]);
  });

  it('states no distance, time or share as a rule: such values are the centre’s', () => {
    const teaching = [
      ...lessons.flatMap(({ blocks }) =>
        blocks.filter((block) => block.type !== 'callout' || block.attrs.tone !== 'example'),
      ),
      ...module.terms,
      ...module.ruleCards,
      ...module.objectives,
      test.instructions,
    ];
    const number = '(?:\\d+|two|three|five|ten|fifteen|twenty|thirty|fifty|deux|trois|cinq|dix|vingt|trente|cinquante)';
    const unit = '(?:m|km|metres?|paces?|seconds?|minutes?|hours?|mètres?|pas|secondes?|heures?|%|percent)';
    const value = new RegExp(`\\b${number}[\\s-]${unit}(?![\\p{L}])`, 'iu');
    expect(teaching.flatMap(words).filter((text) => value.test(text))).toEqual([]);
  });

  it('keeps a number and its unit on one line', () => {
    expect(
      [module, ...lessons, test].flatMap(words).filter((text) => /\d (?:min|h|m|km|kg|%)(?!\p{L})/u.test(text)),
    ).toEqual([]);
  });

  it('says wherever the training card is shown or cited that a mission’s own rules come from its command', () => {
    if (module.ruleCards.length === 0) return;
    const places = [module.summary, ...module.ruleCards.map(({ introduction }) => introduction), test.instructions];
    expect(places.filter((text) => !/come from (?:its|that mission’s) command/.test(text))).toEqual([]);
    for (const lesson of lessons) expect(running(lesson.blocks)).toMatch(CARD_NOTICE);
  });

  it('cites recommendations of the register, each with what is answered and what stays open', () => {
    const targets = new Set([source.id, ...source.items.map(({ id }) => id), ...objectives]);
    for (const { code, target, note } of source.recommendations) {
      expect(registerCodes.has(code)).toBe(true);
      expect([code, targets.has(target.id)]).toEqual([code, true]);
      expect(note.length).toBeGreaterThan(40);
    }
    const claimed = new Set(source.recommendations.map(({ code }) => code));
    const cited = new Set(lessons.flatMap((lesson) => lessonReferences(lesson).citations));
    expect([...cited].filter((code) => !claimed.has(code))).toEqual([]);
    expect([...claimed].filter((code) => !cited.has(code))).toEqual([]);
  });

  it('has its drawings, legible on a phone, following light and dark, and none that nobody sees', () => {
    const named = source.assets.map(({ name }) => name).sort();
    const drawings = readdirSync(join(CONTENT, edition.folder)).filter((name) => name.endsWith('.svg'));
    expect(named).toEqual(drawings.sort());
    const used = new Set(
      editions
        .filter(({ folder }) => folder === edition.folder)
        .flatMap((other) => other.lessons.flatMap((lesson) => lessonReferences(lesson).files)),
    );
    expect([...used].sort()).toEqual(named.map((name) => `asset:${name}`));
    for (const name of lessons.flatMap((lesson) => lessonReferences(lesson).files)) {
      const drawing = readFileSync(join(CONTENT, edition.folder, name.slice('asset:'.length)), 'utf8');
      expect(drawing).toMatch(/prefers-color-scheme:\s*dark/);
      const width = Number(/viewBox="0 0 (\d+) \d+"/.exec(drawing)?.[1]);
      const sizes = [...drawing.matchAll(/font-size[:=]"?(\d+(?:\.\d+)?)/g)].map(([, size]) => Number(size));
      expect([name, Math.min(...sizes) * (360 / width) >= 10]).toEqual([name, true]);
    }
  });
});

describe('the module on improvised explosive devices', () => {
  it('stops at awareness and reaction: no word of construction, triggers, defeat or disposal, drawings included', () => {
    const folder = join(CONTENT, 'c5.2');
    const all = [join(folder, 'module.json'), ...readdirSync(folder).map((name) => join(folder, name))];
    const forbidden =
      /detonat|booby|trip.?wire|pressure.?plate|command.?wire|remote.?control|\bfu[sz]e|\bcircuit|\bbatter(?:y|ies)|initiat|\btrigger|\btimer\b|main charge|explosive charge|home-?made explosive|nitrate|\bTNT\b|shrapnel|disarm|defus|neutrali[sz]|render.safe|jammer|disruptor|how to (?:build|make)/i;
    for (const file of all) expect([file, forbidden.exec(readFileSync(file, 'utf8'))?.[0]]).toEqual([file, undefined]);
  });
});

describe('the French of a module', () => {
  const french = editions.filter(({ language }) => language === 'fr');
  /** What must be the same in every language. */
  const skeleton = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(skeleton);
    if (typeof value !== 'object' || value === null) return value;
    const facts = [
      'id',
      'key',
      'kind',
      'type',
      'objectives',
      'correct',
      'critical',
      'points',
      'code',
      'domain',
      'sample',
    ];
    const rules = [
      'question',
      'card',
      'level',
      'tone',
      'centreValue',
      'passMark',
      'minutes',
      'minutesShort',
      'minutesLong',
    ];
    const parts = ['blocks', 'instructorNotes', 'checks', 'questions', 'options', 'items', 'pairs', 'distractors'];
    const lists = ['attrs', 'terms', 'ruleCards', 'rules', 'centreValues'];
    const same = [...facts, ...rules, ...parts, ...lists];
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => same.includes(key))
        .map(([key, inner]) => [key, skeleton(inner)]),
    );
  };

  it('is there for the module on language and interpreters, whole, under the same ids', () => {
    expect(french.map(({ source }) => source.code)).toContain('C4.1');
    for (const { source, module, language } of french) {
      expect(skeleton(module)).toEqual(skeleton(source.module));
      for (const item of source.items)
        expect(skeleton(source.translations[language]?.items[item.id])).toEqual(skeleton(item.document));
    }
  });

  it('is set with French typography', () => {
    const wrong = new RegExp(`[^${NBSP}][;!?»]|«[^${NBSP}]|[^${NBSP}\\d]:(?!//)|["']|\\.\\.\\.|\\boe|œ\\s`, 'u');
    for (const { module, lessons, test } of french) {
      const texts = [module, lessons, test]
        .flatMap((document) => words(document))
        .filter((text) => text !== "l'expression orale");
      expect(texts.filter((text) => wrong.test(text))).toEqual([]);
    }
  });
});
