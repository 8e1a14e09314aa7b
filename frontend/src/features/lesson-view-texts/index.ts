import { featureTexts } from '../../app';

/**
 * For the routes of whoever shows a lesson or a question. Apart from `lesson-view`, because a static import of that room
 * brings all of it along, and these routes are part of the first load.
 */
export const lessonViewTexts = featureTexts('lessonView', {
  en: () => import('../../i18n/lesson-view.en'),
  fr: () => import('../../i18n/lesson-view.fr'),
});
