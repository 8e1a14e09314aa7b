import type {
  CourseFamily,
  EditionState,
  ItemDto,
  ItemKind,
  ModuleEditionDto,
  TranslationDto,
  TranslationItemDto,
} from '@peacewright/api-client';

// What the courses' part of the API sends and takes, by the names of this feature; the contract is the generated client's.
export type {
  CentreValueDto as CentreValue,
  CommentDto as Comment,
  CourseDto as CourseView,
  CourseEditionDto as CourseEdition,
  CourseFamily,
  CourseModuleDto as CourseModule,
  CourseRowDto as CourseRow,
  CreatedEditionDto as CreatedEdition,
  EditionState,
  FindingDto as Finding,
  ItemKind,
  ItemSummaryDto as ItemSummary,
  ModuleDto as ModuleView,
  ModuleFileDto as ModuleFile,
  ModuleRowDto as ModuleRow,
  PassRuleDto as PassRule,
  ReasonDto as Reason,
  ReferenceDocumentDto as ReferenceDocument,
  SavedDto as Saved,
  TransitionDto as Transition,
} from '@peacewright/api-client';

export const editionStates = [
  'DRAFT',
  'IN_REVIEW',
  'APPROVED',
  'PUBLISHED',
  'SUPERSEDED',
  'RETIRED',
] as const satisfies readonly EditionState[];

export const itemKinds = [
  'LESSON',
  'TEST',
  'SCENARIO',
  'DRILL',
  'COLLECTIVE_TASK',
  'TABLETOP',
  'LANGUAGE_PRACTICE',
] as const satisfies readonly ItemKind[];

export const courseFamilies = ['CPTM', 'STM', 'RTP', 'NATIONAL', 'MISSION'] as const satisfies readonly CourseFamily[];

export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** Content documents have a contract of their own: until they are read as one, nothing is known of their members. */
type Json = Readonly<Record<string, unknown>>;

export interface Item extends Omit<ItemDto, 'document'> {
  readonly document: Json | null;
}

export interface ModuleEdition extends Omit<ModuleEditionDto, 'document'> {
  readonly document: Json;
}

export interface Translation extends Omit<TranslationDto, 'document' | 'sourceDocument'> {
  readonly document: Json | null;
  readonly sourceDocument: Json;
}

export interface TranslationItem extends Omit<TranslationItemDto, 'document' | 'source'> {
  readonly source: Json | null;
  readonly document: Json | null;
}
