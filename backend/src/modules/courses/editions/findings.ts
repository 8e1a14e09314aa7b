import { testSchema } from '@peacewright/assessment-engine';
import { lessonSchema, moduleDocumentSchema, upgradeLesson, type ModuleDocument } from '@peacewright/lesson-document';
import type { z } from 'zod';
import { hasWords } from '../documents';
import type { ItemKind } from './editions.dto';
import { finding, twice, type ContentItem, type Finding } from './finding';
import { lessonFindings } from './findings-lesson';
import { scenarioFindings, type ScenarioFacts } from './findings-scenario';
import { questionsFindings } from './findings-test';

/** Everything that the checklist looks at. Documents come as stored: drafts may be anything. */
export interface EditionContent {
  readonly language: string;
  readonly document: unknown;
  readonly items: readonly ContentItem[];
  readonly references: readonly { readonly title: string; readonly number: string; readonly reviewOn: string | null }[];
  /** Live recommendation links that end in this module. */
  readonly links: readonly { readonly code: string; readonly targetKind: string; readonly targetId: string }[];
  readonly openComments: readonly { readonly itemId: string | null; readonly blockId: string | null }[];
  /** `missing` and `outdated` count parts: the module's text and its written items. */
  readonly translations: readonly { readonly language: string; readonly missing: number; readonly outdated: number }[];
  /** Languages the owning centre teaches in; empty for reference content. */
  readonly teachingLanguages: readonly string[];
  /** Published scenarios that the owner's modules may have as exercises, by id. */
  readonly scenarios: ReadonlyMap<string, ScenarioFacts>;
  /** Hashes of the files that the module holds. */
  readonly files: ReadonlySet<string>;
  /** YYYY-MM-DD in the zone of the owning centre. */
  readonly today: string;
}

export function blocking(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ severity }) => severity === 'BLOCKING');
}

/** Kinds in which something is done and not only known. */
const PRACTICE: ReadonlySet<ItemKind> = new Set<ItemKind>([
  'SCENARIO',
  'DRILL',
  'COLLECTIVE_TASK',
  'TABLETOP',
  'LANGUAGE_PRACTICE',
]);

/** The publish checklist: all that is wrong or worth a look, in the order of the outline. */
export function editionFindings(content: EditionContent): Finding[] {
  const module = moduleDocumentSchema.safeParse(content.document);
  if (!module.success)
    return [finding('module.invalid', placeOf(module.error.issues[0])), ...itemsFindings(content, null)];
  return [
    ...duplicateIds(module.data),
    ...itemsFindings(content, module.data),
    ...objectiveFindings(content, module.data),
    ...linkFindings(content, module.data),
    ...surroundings(content),
  ];
}

function itemsFindings(content: EditionContent, module: ModuleDocument | null): Finding[] {
  return content.items.flatMap((item) => itemFindings(item, content, module));
}

function itemFindings(item: ContentItem, content: EditionContent, module: ModuleDocument | null): Finding[] {
  const known = new Set(module?.objectives.map(({ id }) => id));
  const strange = module
    ? item.objectives
        .filter((id) => !known.has(id))
        .map((id) => finding('objective.unknown', { title: item.title, objective: id }, item.id))
    : [];
  if (item.document === null) {
    if (item.kind === 'LESSON') return [...strange, finding('lesson.empty', { title: item.title }, item.id)];
    if (item.kind === 'TEST') return [...strange, finding('test.noQuestions', { title: item.title }, item.id)];
    return [...strange, finding('item.planned', { title: item.title }, item.id)];
  }
  if (item.kind === 'LESSON') {
    const lesson = lessonSchema.safeParse(upgradeLesson(item.document));
    if (!lesson.success)
      return [
        ...strange,
        finding(
          'item.invalid',
          { title: item.title, ...placeOf(lesson.error.issues[0]) },
          item.id,
          blockAt(item.document, lesson.error.issues[0]),
        ),
      ];
    return [
      ...strange,
      ...lessonFindings(item, lesson.data, module, {
        files: content.files,
        linked: new Set(content.links.map(({ code }) => code)),
      }),
    ];
  }
  if (item.kind === 'TEST') {
    const test = testSchema.safeParse(item.document);
    if (!test.success) return [...strange, ...unfinishedTest(item, test.error)];
    if (test.data.questions.length === 0)
      return [...strange, finding('test.noQuestions', { title: item.title }, item.id)];
    return [
      ...strange,
      ...(test.data.passMark.percent === 0 ? [finding('test.passedByAll', { title: item.title }, item.id)] : []),
      ...questionsFindings(item, test.data.questions, module, true),
    ];
  }
  // Its objectives are those that its results count for.
  return item.kind === 'SCENARIO' ? scenarioFindings(item, module, content.scenarios) : strange;
}

function objectiveFindings(content: EditionContent, module: ModuleDocument): Finding[] {
  if (module.objectives.length === 0) return [finding('objective.none')];
  const namedBy = (wanted: (item: ContentItem) => boolean): Set<string> =>
    new Set(content.items.filter(wanted).flatMap(({ objectives }) => objectives));
  const taught = namedBy(({ kind }) => kind === 'LESSON');
  const practised = namedBy(({ kind }) => PRACTICE.has(kind));
  const assessed = new Set([...namedBy(({ kind }) => kind === 'TEST'), ...practised]);
  return module.objectives.flatMap((objective) => {
    const params = { objective: objective.code, verb: objective.verb };
    if (!taught.has(objective.id) && !practised.has(objective.id)) return [finding('objective.notTaught', params)];
    if (!assessed.has(objective.id)) return [finding('objective.notAssessed', params)];
    return objective.domain === 'SKILL' && !practised.has(objective.id) ? [finding('objective.noDrill', params)] : [];
  });
}

function linkFindings(content: EditionContent, module: ModuleDocument): Finding[] {
  const inside = new Set([...content.items.map(({ id }) => id), ...module.objectives.map(({ id }) => id)]);
  const codes = [...new Set(content.links.map(({ code }) => code))];
  return codes.flatMap((code) => {
    const links = content.links.filter((link) => link.code === code);
    const lost = links
      .filter((link) => link.targetKind !== 'MODULE' && !inside.has(link.targetId))
      .map(() => finding('recommendation.targetMissing', { code }));
    return links.every(({ targetKind }) => targetKind === 'MODULE')
      ? [...lost, finding('recommendation.moduleOnly', { code })]
      : lost;
  });
}

/** What stands around the text: references, languages, comments. */
function surroundings(content: EditionContent): Finding[] {
  const byLanguage = new Map(content.translations.map((translation) => [translation.language, translation]));
  return [
    ...content.references
      .filter(({ reviewOn }) => reviewOn !== null && reviewOn < content.today)
      .map(({ title, number, reviewOn }) => finding('reference.reviewDue', { title, number, date: reviewOn ?? '' })),
    ...content.teachingLanguages
      .filter((language) => language !== content.language && !byLanguage.has(language))
      .map((language) =>
        finding('language.missing', {
          language,
          count: 1 + content.items.filter(({ kind, document }) => document !== null && hasWords(kind)).length,
        }),
      ),
    ...content.translations
      .filter(({ missing }) => missing > 0)
      .map(({ language, missing }) => finding('language.missing', { language, count: missing })),
    ...content.translations
      .filter(({ outdated }) => outdated > 0)
      .map(({ language, outdated }) => finding('language.outdated', { language, count: outdated })),
    ...content.openComments.map(({ itemId, blockId }) => finding('comment.open', {}, itemId, blockId)),
  ];
}

function duplicateIds(module: ModuleDocument): Finding[] {
  const ids = [
    ...module.terms,
    ...module.objectives,
    ...module.ruleCards,
    ...module.ruleCards.flatMap(({ rules }) => rules),
  ].map(({ id }) => id);
  return twice([...ids, ...module.centreValues.map(({ key }) => key)]).map((id) => finding('id.twice', { id }));
}

/** Each question that is not finished, by its number, and the test itself if something else of it is wrong. */
function unfinishedTest(item: ContentItem, error: z.ZodError): Finding[] {
  const first = new Map<number, Issue>();
  for (const issue of error.issues) {
    const [list, index] = issue.path;
    const question = list === 'questions' && typeof index === 'number' ? index : -1;
    if (!first.has(question)) first.set(question, issue);
  }
  return [...first]
    .toSorted(([a], [b]) => a - b)
    .map(([question, issue]) =>
      finding(
        question === -1 ? 'item.invalid' : 'question.invalid',
        { title: item.title, ...(question !== -1 && { number: question + 1 }), ...placeOf(issue) },
        item.id,
        blockAt(item.document, issue),
      ),
    );
}

type Issue = z.ZodError['issues'][number];

function placeOf(issue: Issue | undefined): { place: string; problem: string } {
  return { place: issue ? `/${issue.path.join('/')}` : '/', problem: issue?.code ?? '' };
}

/** The block or question in which a mistake sits, if it sits in one. */
function blockAt(document: unknown, issue: Issue | undefined): string | null {
  const [list, index] = issue?.path ?? [];
  if (typeof list !== 'string' || typeof index !== 'number') return null;
  const entries = (document as Record<string, unknown>)[list];
  const entry = Array.isArray(entries)
    ? (entries[index] as { id?: unknown; attrs?: { id?: unknown } } | undefined)
    : undefined;
  const id = entry?.attrs?.id ?? entry?.id;
  return typeof id === 'string' ? id : null;
}
