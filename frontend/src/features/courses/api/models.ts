/** What the courses' part of the API sends and takes, as its contract describes it. */
export const editionStates = ['DRAFT', 'IN_REVIEW', 'APPROVED', 'PUBLISHED', 'SUPERSEDED', 'RETIRED'] as const;
export type EditionState = (typeof editionStates)[number];

export const itemKinds = [
  'LESSON',
  'TEST',
  'SCENARIO',
  'DRILL',
  'COLLECTIVE_TASK',
  'TABLETOP',
  'LANGUAGE_PRACTICE',
] as const;
export type ItemKind = (typeof itemKinds)[number];

export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

export interface EditionBrief {
  readonly id: string;
  readonly number: number;
  readonly state: EditionState;
  readonly title: string;
  readonly language: string;
  readonly translations: readonly string[];
  readonly publishedAt: string | null;
  readonly hash: string | null;
  readonly changeNote: string;
}

interface ModuleCounts {
  readonly lessons: number;
  readonly tests: number;
  readonly others: number;
  readonly planned: number;
  readonly objectives: number;
  readonly recommendations: number;
  readonly minutesShort: number;
  readonly minutesLong: number;
}

export interface ModuleRow {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly ownerCentreId: string | null;
  readonly ownerCentreName: string | null;
  readonly origin: {
    readonly moduleId: string;
    readonly code: string;
    readonly ownerCentreId: string | null;
    readonly newerAtOrigin: boolean;
  } | null;
  readonly current: EditionBrief | null;
  readonly open: EditionBrief | null;
  readonly counts: ModuleCounts;
}

export interface ModuleView extends ModuleRow {
  readonly waivable: boolean;
  readonly editions: readonly EditionBrief[];
  readonly mayEdit: boolean;
}

export interface Reason {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface Transition {
  readonly to: EditionState;
  readonly action: string;
  readonly allowed: boolean;
  readonly needsComment: boolean;
  readonly reasons: readonly Reason[];
}

export interface ItemSummary {
  readonly id: string;
  readonly kind: ItemKind;
  readonly position: number;
  readonly title: string;
  readonly intent: string;
  readonly objectives: readonly string[];
  readonly written: boolean;
  readonly minutesShort: number | null;
  readonly minutesLong: number | null;
  readonly questions: number;
  readonly version: number;
  readonly updatedAt: string;
}

export interface Item extends ItemSummary {
  readonly document: Readonly<Record<string, unknown>> | null;
}

export interface AttachedReference {
  readonly referenceEditionId: string;
  readonly title: string;
  readonly issuer: string;
  readonly number: string;
  readonly issuedOn: string | null;
  readonly reviewOn: string | null;
  readonly url: string | null;
}

export interface Comment {
  readonly id: string;
  readonly itemId: string | null;
  readonly blockId: string | null;
  readonly authorId: string;
  readonly authorName: string;
  readonly text: string;
  readonly createdAt: string;
  readonly resolvedAt: string | null;
  readonly resolvedBy: string | null;
}

export interface Finding {
  readonly code: string;
  readonly severity: 'BLOCKING' | 'WARNING';
  readonly params: Readonly<Record<string, string | number>>;
  readonly itemId: string | null;
  readonly blockId: string | null;
}

export interface TranslationBrief {
  readonly language: string;
  readonly state: 'DRAFT' | 'APPROVED';
  readonly done: number;
  readonly total: number;
  readonly outdated: number;
}

export interface Adoption {
  readonly centreId: string;
  readonly adoptedAt: string;
  readonly adoptedBy: string;
  readonly note: string;
}

export interface ModuleEdition {
  readonly id: string;
  readonly moduleId: string;
  readonly code: string;
  readonly ownerCentreId: string | null;
  readonly number: number;
  readonly state: EditionState;
  readonly language: string;
  readonly version: number;
  readonly document: Readonly<Record<string, unknown>>;
  readonly changeNote: string;
  readonly originEditionId: string | null;
  readonly hash: string | null;
  readonly createdAt: string;
  readonly submittedAt: string | null;
  readonly approvedAt: string | null;
  readonly approvedByName: string | null;
  readonly publishedAt: string | null;
  readonly authors: readonly string[];
  readonly items: readonly ItemSummary[];
  readonly references: readonly AttachedReference[];
  readonly openComments: number;
  readonly translations: readonly TranslationBrief[];
  readonly adoptions: readonly Adoption[];
  readonly transitions: readonly Transition[];
  readonly rights: {
    readonly edit: boolean;
    readonly comment: boolean;
    readonly translate: boolean;
    readonly seeKeys: boolean;
    readonly adoptFor: readonly string[];
  };
}

export interface Bilingual {
  readonly en: string;
  readonly fr: string;
}

export const courseFamilies = ['CPTM', 'STM', 'RTP', 'NATIONAL', 'MISSION'] as const;
export type CourseFamily = (typeof courseFamilies)[number];

export interface CourseEditionBrief {
  readonly id: string;
  readonly number: number;
  readonly state: EditionState;
  readonly plannedMinutes: number;
  readonly modules: number;
  readonly modulesPublished: number;
  readonly publishedAt: string | null;
}

export interface CourseRow {
  readonly id: string;
  readonly code: string;
  readonly family: CourseFamily;
  readonly title: Bilingual;
  readonly audience: Bilingual;
  readonly level: string;
  readonly ownerCentreId: string | null;
  readonly ownerCentreName: string | null;
  readonly originCourseId: string | null;
  readonly version: number;
  readonly current: CourseEditionBrief | null;
  readonly open: CourseEditionBrief | null;
}

export interface CourseView extends CourseRow {
  readonly editions: readonly CourseEditionBrief[];
  readonly mayEdit: boolean;
}

export interface CourseModule {
  readonly moduleId: string;
  readonly code: string;
  readonly title: string;
  readonly ownerCentreId: string | null;
  readonly moduleEditionId: string | null;
  readonly editionNumber: number | null;
  readonly pinned: boolean;
  readonly newerEditionId: string | null;
  readonly minutesShort: number;
  readonly minutesLong: number;
}

export interface PassRule {
  readonly kind: 'allModules' | 'atLeast';
  readonly count?: number;
}

export interface CourseEdition {
  readonly id: string;
  readonly courseId: string;
  readonly code: string;
  readonly title: Bilingual;
  readonly ownerCentreId: string | null;
  readonly number: number;
  readonly state: EditionState;
  readonly passRule: PassRule;
  readonly plannedMinutes: number;
  readonly version: number;
  readonly hash: string | null;
  readonly publishedAt: string | null;
  readonly approvedByName: string | null;
  readonly modules: readonly CourseModule[];
  readonly transitions: readonly Transition[];
  readonly mayEdit: boolean;
}

export interface CreatedEdition {
  readonly id: string;
  readonly editionId: string;
}

export interface Saved {
  readonly version: number;
}

export interface ReferenceDocument {
  readonly id: string;
  readonly ownerCentreId: string | null;
  readonly title: string;
  readonly issuer: string;
  readonly editions: readonly {
    readonly id: string;
    readonly number: string;
    readonly issuedOn: string | null;
    readonly reviewOn: string | null;
    readonly url: string | null;
  }[];
}

export interface ModuleFile {
  readonly hash: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly createdAt: string;
}

export interface CentreValue {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  readonly value: string;
  readonly sample: boolean;
  readonly sampleValue: string;
  readonly note: string;
  readonly source: string;
  readonly version: number;
  readonly modules: readonly string[];
}

export interface TranslationPart {
  readonly itemId: string;
  readonly kind: ItemKind;
  readonly sourceTitle: string;
  readonly title: string;
  readonly version: number;
  readonly outdated: boolean;
}

export interface Translation {
  readonly editionId: string;
  readonly language: string;
  readonly sourceLanguage: string;
  readonly state: 'DRAFT' | 'APPROVED';
  readonly version: number;
  readonly document: Readonly<Record<string, unknown>> | null;
  readonly sourceDocument: Readonly<Record<string, unknown>>;
  readonly documentOutdated: boolean;
  readonly items: readonly TranslationPart[];
  readonly frozen: boolean;
  readonly mayEdit: boolean;
  readonly approvalReasons: readonly Reason[];
}

export interface TranslationItem {
  readonly itemId: string;
  readonly kind: ItemKind;
  readonly source: Readonly<Record<string, unknown>> | null;
  readonly sourceVersion: number;
  readonly document: Readonly<Record<string, unknown>> | null;
  readonly version: number;
  readonly outdated: boolean;
}
