import type { Permission } from '@peacewright/contracts';

/** States of module editions and of course editions. From PUBLISHED on the content is frozen. */
export const EDITION_STATES = ['DRAFT', 'IN_REVIEW', 'APPROVED', 'PUBLISHED', 'SUPERSEDED', 'RETIRED'] as const;
export type EditionState = (typeof EDITION_STATES)[number];

/** Why a step is not open: a code that the client translates, and the values of its sentence. */
export interface Reason {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** What the guards look at. Collected by the service, judged here. */
export interface EditionFacts {
  /** What the actor may do in the centre that owns the edition; empty for reference content. */
  readonly permissions: ReadonlySet<Permission>;
  /** True for reference content: nobody moves it through the API. */
  readonly reference: boolean;
  /** The actor wrote in this edition. */
  readonly isAuthor: boolean;
  /** Items of a module edition, modules of a course edition. */
  readonly parts: number;
  readonly blockingFindings: number;
  /** What else keeps it from being approved and published; empty for modules. */
  readonly obstacles: readonly Reason[];
}

type Guard = (facts: EditionFacts) => readonly Reason[];

interface Step {
  readonly from: EditionState;
  readonly to: EditionState;
  readonly action: string;
  /** Any one of them opens the step. */
  readonly permissions: readonly Permission[];
  readonly needsComment: boolean;
  readonly guards: readonly Guard[];
}

const notEmpty: Guard = ({ parts }) => (parts === 0 ? [{ code: 'edition.empty', params: {} }] : []);
const notByAuthor: Guard = ({ isAuthor }) => (isAuthor ? [{ code: 'edition.authorMayNotApprove', params: {} }] : []);
const nothingBlocks: Guard = ({ blockingFindings, obstacles }) => [
  ...(blockingFindings > 0 ? [{ code: 'edition.blockingFindings', params: { count: blockingFindings } }] : []),
  ...obstacles,
];

/**
 * The whole graph. PUBLISHED → SUPERSEDED is no step of its own: it happens to the edition before when the next one is
 * published.
 */
const STEPS: readonly Step[] = [
  {
    from: 'DRAFT',
    to: 'IN_REVIEW',
    action: 'submit',
    permissions: ['course.edit'],
    needsComment: false,
    guards: [notEmpty],
  },
  {
    from: 'IN_REVIEW',
    to: 'DRAFT',
    action: 'return',
    permissions: ['course.review', 'course.approve'],
    needsComment: true,
    guards: [],
  },
  {
    from: 'IN_REVIEW',
    to: 'APPROVED',
    action: 'approve',
    permissions: ['course.approve'],
    needsComment: false,
    guards: [notByAuthor, nothingBlocks],
  },
  {
    from: 'APPROVED',
    to: 'DRAFT',
    action: 'return',
    permissions: ['course.review', 'course.approve'],
    needsComment: true,
    guards: [],
  },
  {
    from: 'APPROVED',
    to: 'PUBLISHED',
    action: 'publish',
    permissions: ['course.approve'],
    needsComment: false,
    guards: [notByAuthor, nothingBlocks],
  },
  {
    from: 'PUBLISHED',
    to: 'RETIRED',
    action: 'retire',
    permissions: ['course.approve'],
    needsComment: false,
    guards: [],
  },
  {
    from: 'SUPERSEDED',
    to: 'RETIRED',
    action: 'retire',
    permissions: ['course.approve'],
    needsComment: false,
    guards: [],
  },
];

export interface Transition {
  readonly to: EditionState;
  readonly action: string;
  readonly needsComment: boolean;
  readonly allowed: boolean;
  /** Empty when allowed. */
  readonly reasons: readonly Reason[];
}

/** Every step that leads on from `state`, each open or with all the reasons why not. */
export function transitionsFrom(state: EditionState, facts: EditionFacts): Transition[] {
  return STEPS.filter((step) => step.from === state).map((step) => {
    const reasons = reasonsAgainst(step, facts);
    return {
      to: step.to,
      action: step.action,
      needsComment: step.needsComment,
      allowed: reasons.length === 0,
      reasons,
    };
  });
}

/** The step from one state to another; undefined where the graph has none. */
export function transition(from: EditionState, to: EditionState, facts: EditionFacts): Transition | undefined {
  return transitionsFrom(from, facts).find((step) => step.to === to);
}

/** Content may be written in DRAFT only; what is in review stands still until it comes back. */
export function isOpenForWriting(state: EditionState): boolean {
  return state === 'DRAFT';
}

/** Learners and other centres' readers may see it: it is frozen. */
export function isFrozen(state: EditionState): boolean {
  return state === 'PUBLISHED' || state === 'SUPERSEDED' || state === 'RETIRED';
}

function reasonsAgainst(step: Step, facts: EditionFacts): Reason[] {
  if (facts.reference) return [{ code: 'edition.referenceReadOnly', params: {} }];
  const missing: Reason[] = step.permissions.some((permission) => facts.permissions.has(permission))
    ? []
    : [{ code: 'edition.permissionMissing', params: { permission: step.permissions[0] ?? '' } }];
  return [...missing, ...step.guards.flatMap((guard) => guard(facts))];
}
