import type { Routes } from '@angular/router';
import { featureTexts } from '../../app';

export { LessonView, type Answer, type LessonContext, type RichNode } from './lesson-view';

const texts = featureTexts('learning', {
  en: () => import('../../i18n/learning.en'),
  fr: () => import('../../i18n/learning.fr'),
});

/** The learner's own first page. */
export const homeRoutes: Routes = [
  {
    path: '',
    title: 'learning.home.title',
    resolve: { texts },
    loadComponent: () => import('./home/home').then((m) => m.LearnerHome),
  },
];

/** Certificates, and everything that was shown. */
export const recordRoutes: Routes = [
  {
    path: '',
    title: 'learning.record.title',
    resolve: { texts },
    loadComponent: () => import('./record/record-page').then((m) => m.RecordPage),
  },
];

export const routes: Routes = [
  {
    path: '',
    resolve: { texts },
    children: [
      {
        path: ':edition',
        title: 'learning.module.title',
        loadComponent: () => import('./module/module-page').then((m) => m.ModulePage),
      },
      {
        path: ':edition/lessons/:item',
        title: 'learning.lesson.title',
        loadComponent: () => import('./lesson/lesson-page').then((m) => m.LessonPage),
      },
      {
        path: ':edition/tests/:item',
        title: 'learning.test.title',
        loadComponent: () => import('./test/test-page').then((m) => m.TestPage),
      },
      {
        path: ':edition/tests/:item/attempts/:attempt',
        title: 'learning.test.title',
        loadComponent: () => import('./test/attempt-page').then((m) => m.AttemptPage),
      },
    ],
  },
];
