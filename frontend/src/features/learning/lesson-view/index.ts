export { LessonView } from './lesson-view';
export type { Answer, LessonContext, RichNode } from './model';
