import type {
  LearnerCitationDto,
  LearnerQuestionDto,
  LearnerTermDto,
  LearnerValueDto,
  QuestionFeedbackDto,
  RuleCardDto,
} from '@peacewright/api-client';

/** A mark on a run of text, as the lesson document has it. */
export interface RichMark {
  readonly type: string;
  readonly attrs?: { readonly href?: string; readonly term?: string };
}

/**
 * Any node of a lesson document. Looser than the document's schema on purpose: an editor's preview shows drafts too, and
 * what is not known here is left out of the page.
 */
export interface RichNode {
  readonly type: string;
  readonly text?: string | undefined;
  readonly marks?: readonly RichMark[] | undefined;
  readonly attrs?: RichAttributes | undefined;
  readonly content?: readonly RichNode[] | undefined;
}

export interface RichAttributes {
  readonly id?: string | undefined;
  readonly level?: number | undefined;
  readonly tone?: string | undefined;
  readonly title?: string | undefined;
  readonly caption?: string | undefined;
  readonly alt?: string | undefined;
  readonly file?: string | undefined;
  readonly transcript?: string | undefined;
  readonly card?: string | undefined;
  readonly question?: string | undefined;
  readonly key?: string | undefined;
  readonly code?: string | undefined;
  readonly colspan?: number | undefined;
  readonly rowspan?: number | undefined;
}

/** An answer in tokens, in the shape that its kind has. */
export type Answer = Readonly<Record<string, unknown>>;

/** What a lesson refers to outside its text. */
export interface LessonContext {
  readonly terms: readonly LearnerTermDto[];
  readonly ruleCards: readonly RuleCardDto[];
  readonly values: readonly LearnerValueDto[];
  readonly citations: readonly LearnerCitationDto[];
  readonly checks: readonly { readonly id: string; readonly question: LearnerQuestionDto }[];
  /** Address of a stored file by its SHA-256. */
  readonly fileUrl: (hash: string) => string;
  /** Marks a self-check; without it, self-checks are shown and cannot be answered. */
  readonly mark?: (question: string, answer: Answer) => Promise<QuestionFeedbackDto>;
}

/** What a reader asked about in the text. */
export type Asked =
  | { readonly kind: 'term'; readonly term: LearnerTermDto }
  | { readonly kind: 'value'; readonly value: LearnerValueDto }
  | { readonly kind: 'citation'; readonly citation: LearnerCitationDto };
