export { Adoptions, type AdoptionState } from './adoption/adoption.queries';
export { AdoptionService } from './adoption/adoption.service';
export { CentreValues, type CentreValue } from './adoption/centre-values.queries';
export { CourseEditionsService } from './courses/course-editions.service';
export { CoursesService } from './courses/courses.service';
export { CoursesModule } from './courses.module';
export {
  COURSE_PUBLISHED,
  MODULE_COPIED,
  MODULE_PUBLISHED,
  type CoursePublished,
  type ModuleCopied,
  type ModulePublished,
} from './events';
export { FileReaders, type FileReader } from './files/file-readers';
export { type EditionState } from './lifecycle';
export {
  PublishedContent,
  type InLanguage,
  type PublishedItem,
  type PublishedModule,
} from './reading/published-content';
export {
  PublishedCourses,
  type PassRule,
  type PublishedCourse,
  type PublishedCourseModule,
} from './reading/published-courses';
export { ReferenceContent } from './packages/reference-content';
