/**
 * Whom of a rotation a rule is for. A part that is missing or empty does not limit; parts that are there must all match.
 * Categories and bands are those of the post (`MIL_CONTINGENT`…, `ENLISTED`…).
 */
export interface RuleSelector {
  readonly categories?: readonly string[];
  readonly rankBands?: readonly string[];
  /** A sub-unit stands for everything below it too: see `RuleSubject.subUnitIds`. */
  readonly subUnitIds?: readonly string[];
}

/** What a rule looks at: a post, and where the post leaves it open, who fills it. */
export interface RuleSubject {
  readonly category: string;
  /** Null: neither post nor person says; then no rule that names bands applies. */
  readonly rankBand: string | null;
  /** The post's sub-unit and every one above it; empty for a post outside all sub-units. */
  readonly subUnitIds: readonly string[];
}

/** Whether a rule with this selector is for this subject. */
export function ruleApplies(selector: RuleSelector, subject: RuleSubject): boolean {
  return (
    allows(selector.categories, [subject.category]) &&
    allows(selector.rankBands, subject.rankBand === null ? [] : [subject.rankBand]) &&
    allows(selector.subUnitIds, subject.subUnitIds)
  );
}

function allows(wanted: readonly string[] | undefined, found: readonly string[]): boolean {
  return wanted === undefined || wanted.length === 0 || found.some((entry) => wanted.includes(entry));
}
