import { filled } from '../document/problem';
import type { PathStep } from '../run/move';

export const SEVERITIES = {
  'missing-target': 'blocker',
  'unreachable-node': 'blocker',
  'unreachable-choice': 'warning',
  'dead-end': 'blocker',
  trap: 'blocker',
  'no-way-to-pass': 'blocker',
  'cannot-fail': 'warning',
  'objective-unrated': 'blocker',
  'objective-missable': 'warning',
  'critical-without-explanation': 'blocker',
  'alternate-unequal': 'blocker',
  'unfair-decision': 'warning',
  'perverse-rating': 'warning',
  'cosmetic-choice': 'warning',
  giveaway: 'warning',
  'variable-unread': 'warning',
  'variable-unwritten': 'warning',
  'range-overflow': 'warning',
  'no-timeout-rule': 'blocker',
  'text-missing': 'warning',
} as const;

export type FindingCode = keyof typeof SEVERITIES;

/** One thing that is wrong with a scenario. Code and parameters are for the page to say in its language. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: 'blocker' | 'warning';
  /** JSON pointer of the place. */
  readonly at: string;
  /** Names for the sentence; where the code has several sentences, `form` says which. */
  readonly params: Readonly<Record<string, string | number>>;
  /** Moves that show it, where it can be shown; they replay. */
  readonly path: readonly PathStep[] | null;
}

/** What is wrong, then how one mends it. */
const SENTENCES: Readonly<Record<FindingCode, string>> = {
  'missing-target': 'An arrow of “{node}” leads nowhere yet. Connect it to the node that comes next.',
  'unreachable-node': 'Nobody can ever come to “{node}”. Lead an arrow to it whose condition can hold, or delete it.',
  'unreachable-choice':
    'The choice “{choice}” of “{node}” is never on offer, whatever happens before. Loosen its condition, or delete it.',
  'dead-end':
    'At “{node}” a learner can be left with nothing to do. Add a way on that is always open, or end the story here.',
  trap: 'Once “{node}” is reached this way, no ending can be reached any more. Open a way out, or end the story here.',
  'no-way-to-pass':
    'No path leads to an ending that passes without a critical fail. Open one, or change the grade of an ending.',
  'cannot-fail': 'Every path passes, whatever a learner does. Let some choice have a consequence that does not pass.',
  'objective-unrated':
    'No path rates the objective “{objective}”. Rate it at some choice or task, or take it off the list.',
  'objective-missable':
    'A learner can end without the objective “{objective}” being rated. Rate it on this path too, or accept “not observed”.',
  'critical-without-explanation':
    'A critical fail at “{node}” has no explanation. Write why it is one; learners read it afterwards.',
  'alternate-unequal':
    'The way round “{node}” does not give what the node itself gives: {what}. Let the other path meet the same objectives.',
  'unfair-decision':
    'The choice “{choice}” of “{node}” is rated although a learner may not know “{fact}” by then. Tell the fact before, on every path.',
  'perverse-rating':
    'At “{node}” the choice “{worse}” is rated worse than “{better}”, and yet always ends better. Change the ratings or the consequences.',
  'cosmetic-choice':
    'At “{node}” it makes no difference whether “{first}” or “{second}” is chosen. Give them different consequences, or merge them.',
  giveaway:
    'The best choice gives itself away: in {count} of {of} decisions it is {how}. Even out the lengths and change the places.',
  'variable-unread':
    'Nothing reads the variable “{variable}”. Use it in a condition, show it to learners, or delete it.',
  'variable-unwritten': 'The variable “{variable}” never changes. Let some choice change it, or delete it.',
  'range-overflow':
    '“{variable}” can be driven beyond its range {low} to {high} at “{node}” and is held there. Widen the range, or check the sums.',
  'no-timeout-rule': '“{node}” has a time limit and says nothing of running out of time. Add what happens then.',
  'text-missing': '{count} texts at {place} are missing in the language “{language}”. Translate them: {texts}.',
};

/** The finding as a plain English sentence: what is wrong, and how one mends it. */
export function findingSentence({ code, params }: Pick<Finding, 'code' | 'params'>): string {
  return filled(SENTENCES[code], params);
}

export function finding(
  code: FindingCode,
  at: string,
  params: Finding['params'] = {},
  path: readonly PathStep[] | null = null,
): Finding {
  return { code, severity: SEVERITIES[code], at, params, path };
}
