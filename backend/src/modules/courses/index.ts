export { CoursesModule } from './courses.module';
export {
  COURSE_PUBLISHED,
  MODULE_COPIED,
  MODULE_PUBLISHED,
  type CoursePublished,
  type ModuleCopied,
  type ModulePublished,
} from './events';
export { type EditionState } from './lifecycle';
