import type { Routes } from '@angular/router';
import { featureTexts } from '../../app';
import { draftingTexts } from '../drafting';
import { lessonViewTexts } from '../lesson-view-texts';

const texts = {
  drafting: draftingTexts,
  lessonView: lessonViewTexts,
  texts: featureTexts('courses', {
    en: () => import('../../i18n/courses.en'),
    fr: () => import('../../i18n/courses.fr'),
  }),
  editor: featureTexts('coursesEditor', {
    en: () => import('../../i18n/courses-editor.en'),
    fr: () => import('../../i18n/courses-editor.fr'),
  }),
  review: featureTexts('coursesReview', {
    en: () => import('../../i18n/courses-review.en'),
    fr: () => import('../../i18n/courses-review.fr'),
  }),
};

export const routes: Routes = [
  {
    path: '',
    resolve: texts,
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'courses.title',
        loadComponent: () => import('./catalogue/course-list').then((m) => m.CourseList),
      },
      {
        path: 'modules',
        title: 'courses.modules.title',
        loadComponent: () => import('./catalogue/module-list').then((m) => m.ModuleList),
      },
      {
        path: 'values',
        title: 'courses.values.title',
        loadComponent: () => import('./adoption/values-page').then((m) => m.ValuesPage),
      },
      {
        path: 'modules/:id',
        title: 'courses.modules.one',
        loadComponent: () => import('./edition/module-page').then((m) => m.ModulePage),
      },
      {
        path: 'modules/:id/translations/:edition/:language',
        title: 'coursesReview.translation.title',
        loadComponent: () => import('./translations/translation-page').then((m) => m.TranslationPage),
      },
      {
        path: 'modules/:id/adoption/:edition',
        title: 'coursesReview.adoption.heading',
        loadComponent: () => import('./adoption/adoption-page').then((m) => m.AdoptionPage),
      },
      {
        path: ':id',
        title: 'courses.one',
        loadComponent: () => import('./course/course-page').then((m) => m.CoursePage),
      },
    ],
  },
];
