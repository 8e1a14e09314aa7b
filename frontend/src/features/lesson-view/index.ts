import { featureTexts } from '../../app';

/** How lessons and questions look to a reader: shared by learning, and by an author's preview. It has no routes. */
export { AskedPanel } from './asked-panel';
export { Blocks } from './blocks';
export { LessonState } from './lesson-state';
export { LessonView } from './lesson-view';
export type { Answer, LessonContext, RichNode } from './model';
export { isAnswered } from './questions/answers';
export { QuestionInput } from './questions/question-input';

/** For the routes of whoever shows a lesson or a question. */
export const lessonViewTexts = featureTexts('lessonView', {
  en: () => import('../../i18n/lesson-view.en'),
  fr: () => import('../../i18n/lesson-view.fr'),
});
