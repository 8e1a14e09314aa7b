import type { Routes } from '@angular/router';
import { featureTexts } from '../../app';

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

/** Modules, lessons and tests; fetched apart, so that the first page does not carry what shows a lesson. */
export const routes: Routes = [
  {
    path: '',
    resolve: { texts },
    loadChildren: () => import('./reading-routes').then((m) => m.readingRoutes),
  },
];
