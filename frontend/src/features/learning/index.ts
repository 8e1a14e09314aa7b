import { inject, provideEnvironmentInitializer } from '@angular/core';
import type { Routes } from '@angular/router';
import { alongside, askedAhead, featureTexts } from '../../app';
import { lessonViewTexts } from '../lesson-view-texts';
import { Granted } from './granted';
import { homeUrl, lessonUrl } from './places';

const texts = featureTexts('learning', {
  en: () => import('../../i18n/learning.en'),
  fr: () => import('../../i18n/learning.fr'),
});
const lateInputs = () => import('../lesson-view').then((m) => m.lateInputs());
const home = () => import('./home/home').then((m) => m.LearnerHome);
const lesson = () => import('./lesson/lesson-page').then((m) => m.LessonPage);

/** The learner's own first page. */
export const homeRoutes: Routes = [
  {
    path: '',
    title: 'learning.home.title',
    resolve: { texts, screen: alongside(home), ahead: askedAhead((_route, language) => homeUrl(language)) },
    loadComponent: home,
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

/** Modules, lessons, tests, and scenarios that count. */
export const readingRoutes: Routes = [
  {
    path: '',
    providers: [provideEnvironmentInitializer(() => inject(Granted))],
    children: [
      {
        path: ':edition',
        title: 'learning.module.title',
        resolve: { texts },
        loadComponent: () => import('./module/module-page').then((m) => m.ModulePage),
      },
      {
        path: ':edition/lessons/:item',
        title: 'learning.lesson.title',
        resolve: {
          texts,
          lessonView: lessonViewTexts,
          screen: alongside(lesson),
          ahead: askedAhead(({ paramMap, queryParamMap }, language) => {
            const url = lessonUrl(paramMap.get('edition') ?? '', paramMap.get('item') ?? '');
            return `${url}?language=${queryParamMap.get('language') ?? language}`;
          }),
        },
        loadComponent: lesson,
      },
      {
        path: ':edition/scenarios/:item',
        loadChildren: () => import('../scenarios').then((m) => m.assessedRoutes),
      },
      {
        path: ':edition/tests/:item',
        title: 'learning.test.title',
        resolve: { texts },
        loadComponent: () => import('./test/test-page').then((m) => m.TestPage),
      },
      {
        path: ':edition/tests/:item/attempts/:attempt',
        title: 'learning.test.title',
        resolve: { texts, lessonView: lessonViewTexts, inputs: alongside(lateInputs) },
        loadComponent: () => import('./test/attempt-page').then((m) => m.AttemptPage),
      },
    ],
  },
];
