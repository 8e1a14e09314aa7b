import { inject, provideEnvironmentInitializer } from '@angular/core';
import type { Routes } from '@angular/router';
import { lessonViewTexts } from '../lesson-view';
import { Granted } from './granted';

export const readingRoutes: Routes = [
  {
    path: '',
    providers: [provideEnvironmentInitializer(() => inject(Granted))],
    resolve: { lessonView: lessonViewTexts },
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
