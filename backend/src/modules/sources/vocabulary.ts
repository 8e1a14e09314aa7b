import {
  AUTHORITIES,
  RECOMMENDATION_KINDS,
  SOURCE_DOCUMENT_KINDS,
  type Authority,
  type RecommendationKind,
} from '@peacewright/reference-content';

export { AUTHORITIES, RECOMMENDATION_KINDS, type Authority, type RecommendationKind };

/** Kinds of the register's own documents, and those that a centre adds. */
export const DOCUMENT_KINDS = [...SOURCE_DOCUMENT_KINDS, 'MISSION_REPORT', 'GUIDANCE', 'OTHER'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const DOCUMENT_CODE = /^[A-Z0-9]{2,12}$/;
export const RECOMMENDATION_CODE = /^[A-Z0-9]{2,12}-[0-9]{3,5}$/;

/** OPEN, PLANNED and COVERED follow from what the centre answers with; the other two are a person's word. */
export const STATUSES = ['OPEN', 'PLANNED', 'COVERED', 'VERIFIED', 'NOT_PURSUED'] as const;
export type Status = (typeof STATUSES)[number];

export const STRENGTHS = ['FULL', 'PARTIAL'] as const;
export type Strength = (typeof STRENGTHS)[number];

/**
 * Whose answer makes the status: the centre's own; only what it took over from the reference content or uses with the
 * product; nothing yet, while the reference suggests something; nothing at all.
 */
export const BASES = ['OWN', 'REFERENCE', 'SUGGESTED', 'NONE'] as const;
export type Basis = (typeof BASES)[number];

export const TARGET_KINDS = ['MODULE', 'LESSON', 'EXERCISE', 'OBJECTIVE', 'FEATURE'] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

/** A person's word about a recommendation. */
export const WORDS = ['VERIFIED', 'NOT_PURSUED'] as const;
export type Word = (typeof WORDS)[number];

/**
 * Features of the product that are there to be used. The others are planned: a link to one of them answers nothing yet.
 * None answers a recommendation in full, since each goes further than the product does today.
 */
export const LIVE_FEATURES: readonly string[] = ['F1', 'F4', 'F8', 'F9'];

/**
 * A centre's own entries in a document of the register are numbered from here on, so that entries the register adds later
 * never meet a number that is taken.
 */
export const FIRST_OWN_NUMBER = 10_000;
