import documentsJson from '../register/documents.json';
import recommendationsJson from '../register/recommendations.json';
import topicsJson from '../register/topics.json';

/** A text in the two languages that the product ships. */
export interface BilingualText {
  en: string;
  fr: string;
}

export const SOURCE_DOCUMENT_KINDS = [
  'CO_CHAIRS_SUMMARY',
  'PRESS_COVERAGE',
  'SYMPOSIUM_MINUTES',
  'CHAIRS_SUMMARY',
  'WORKING_GROUP_REPORT',
] as const;
export type SourceDocumentKind = (typeof SOURCE_DOCUMENT_KINDS)[number];

export const RECOMMENDATION_KINDS = [
  'TOPIC_TO_TRAIN',
  'CAPABILITY',
  'WAY_TO_TRAIN',
  'HOW_TO_MEASURE',
  'TARGET_FIGURE',
] as const;
export type RecommendationKind = (typeof RECOMMENDATION_KINDS)[number];

/** How strong the word behind an entry is. None of them binds: an entry is what somebody asked for or reported. */
export const AUTHORITIES = [
  'GROUP_RECOMMENDATION',
  'CHAIR_SUMMARY',
  'NATIONAL_PRACTICE',
  'STATEMENT',
  'VIEW_NOT_AGREED',
  'EXPERT_OPINION',
  'FIGURE',
] as const;
export type Authority = (typeof AUTHORITIES)[number];

/** A source that recommendations cite. The document itself is not shipped: a centre attaches its own copy. */
export interface SourceDocumentRecord {
  code: string;
  /** The document's own title, in its own language. */
  title: string;
  kind: SourceDocumentKind;
  /** First and last day (ISO 8601) of what the document records; the same day twice for a single day. */
  dateFrom: string;
  dateTo: string;
  /** Who put the document out. */
  issuer: string;
  /** How much the document's word counts for. */
  authorityNote: BilingualText;
  /** What the file looks like that a centre would attach. */
  fileHint: BilingualText;
  /** An oddity of the document that concerns no single recommendation. */
  dataNote: BilingualText | null;
}

/** One idea of one source, paraphrased in English. */
export interface RecommendationRecord {
  /** Stable, never renumbered; new ones are added at the end. */
  code: string;
  /** Code of its source document. */
  document: string;
  /** Paragraph as the document numbers it, for example `3(i)`; null where paragraphs have no numbers. */
  paragraph: string | null;
  /** Part of the document in which it stands, where the paragraph alone does not say so. */
  heading: string | null;
  speaker: string | null;
  /** Never the document's own words. */
  paraphrase: string;
  /** Keys of topics; at least one. */
  topics: string[];
  kind: RecommendationKind;
  /** What follows from it for training or for the product. */
  implication: string;
  authority: Authority;
  /** An oddity found in the source, shown beside the entry and never corrected silently. */
  qualityNote: string | null;
  /** Of the cited passage, for the passage finder. */
  fingerprint: string;
}

/** A key of the controlled list by which recommendations are sorted. */
export interface TopicRecord {
  key: string;
  label: BilingualText;
  covers: BilingualText;
}

/** The five source documents of the register. */
export const sourceDocuments = documentsJson as readonly SourceDocumentRecord[];

/** All recommendations of the register, in the order of their codes within a document. */
export const recommendations = recommendationsJson as readonly RecommendationRecord[];

/** The controlled list of topics, the most cited first. */
export const topics = topicsJson as readonly TopicRecord[];
