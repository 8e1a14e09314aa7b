import { EventKind } from '../../platform/events';

/** A module edition was published; its predecessor, if any, was laid aside. */
export interface ModulePublished {
  readonly moduleId: string;
  readonly editionId: string;
  /** Null: reference content. */
  readonly ownerCentreId: string | null;
  readonly language: string;
}
export const MODULE_PUBLISHED = new EventKind<ModulePublished>('courses.modulePublished');

/** A module was copied into a centre: what hangs on the origin may be taken along. */
export interface ModuleCopied {
  readonly fromModuleId: string;
  readonly toModuleId: string;
  readonly centreId: string;
  readonly accountId: string;
}
export const MODULE_COPIED = new EventKind<ModuleCopied>('courses.moduleCopied');

export interface CoursePublished {
  readonly courseId: string;
  readonly courseEditionId: string;
  readonly ownerCentreId: string | null;
}
export const COURSE_PUBLISHED = new EventKind<CoursePublished>('courses.coursePublished');
