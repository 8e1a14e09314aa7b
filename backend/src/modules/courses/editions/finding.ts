import type { ItemKind } from './editions.dto';

export type Severity = 'BLOCKING' | 'WARNING';

/** Something the publish checklist shows. BLOCKING ones keep an edition from being approved and published. */
export interface Finding {
  /** Closed list below; the client translates it. */
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly params: Readonly<Record<string, string | number>>;
  readonly itemId: string | null;
  readonly blockId: string | null;
}

export const FINDING_SEVERITY = {
  'module.invalid': 'BLOCKING',
  'item.invalid': 'BLOCKING',
  'item.planned': 'WARNING',
  'lesson.empty': 'BLOCKING',
  'lesson.noSummary': 'WARNING',
  'lesson.minutesOrder': 'BLOCKING',
  'lesson.minutesTooFew': 'WARNING',
  'id.twice': 'BLOCKING',
  'objective.none': 'BLOCKING',
  'objective.notTaught': 'BLOCKING',
  'objective.notAssessed': 'BLOCKING',
  'objective.noDrill': 'WARNING',
  'objective.unknown': 'BLOCKING',
  'recommendation.moduleOnly': 'WARNING',
  'recommendation.notLinked': 'WARNING',
  'recommendation.targetMissing': 'BLOCKING',
  'reference.reviewDue': 'WARNING',
  'language.missing': 'WARNING',
  'language.outdated': 'WARNING',
  'comment.open': 'BLOCKING',
  'term.missing': 'BLOCKING',
  'centreValue.missing': 'BLOCKING',
  'ruleCard.missing': 'BLOCKING',
  'file.missing': 'BLOCKING',
  'image.noAlt': 'BLOCKING',
  'media.noTranscript': 'WARNING',
  'check.missing': 'BLOCKING',
  'check.unused': 'WARNING',
  'check.invalid': 'BLOCKING',
  'test.noQuestions': 'BLOCKING',
  'test.passedByAll': 'WARNING',
  'question.invalid': 'BLOCKING',
  'question.noObjective': 'BLOCKING',
  'question.objectiveUnknown': 'BLOCKING',
  'question.noExplanation': 'BLOCKING',
  'question.keyInvalid': 'BLOCKING',
  'scenario.none': 'BLOCKING',
  'scenario.notPublished': 'BLOCKING',
  'scenario.countsForNothing': 'BLOCKING',
  'scenario.objectiveTwice': 'BLOCKING',
  'scenario.objectiveGone': 'BLOCKING',
  'scenario.objectiveUnmapped': 'WARNING',
} as const satisfies Record<string, Severity>;
export type FindingCode = keyof typeof FINDING_SEVERITY;

export interface ContentItem {
  readonly id: string;
  readonly kind: ItemKind;
  readonly title: string;
  readonly objectives: readonly string[];
  /** Null: planned only. */
  readonly document: unknown;
}

export function finding(
  code: FindingCode,
  params: Finding['params'] = {},
  itemId: string | null = null,
  blockId: string | null = null,
): Finding {
  return { code, severity: FINDING_SEVERITY[code], params, itemId, blockId };
}

/** Those of `ids` that occur more than once. */
export function twice(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}
