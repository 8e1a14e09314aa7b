import type { Routes } from '@angular/router';
import { featureTexts } from '../../app';
import { exportMenuTexts } from '../export-menu';

export const routes: Routes = [
  {
    path: '',
    resolve: {
      exportMenu: exportMenuTexts,
      texts: featureTexts('readiness', {
        en: () => import('../../i18n/readiness.en'),
        fr: () => import('../../i18n/readiness.fr'),
      }),
    },
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'readiness.board.title',
        loadComponent: () => import('./board/board-page').then((m) => m.BoardPage),
      },
      {
        path: ':rotationId',
        title: 'readiness.rotation.matrix',
        loadComponent: () => import('./matrix/matrix-page').then((m) => m.MatrixPage),
      },
      {
        path: ':rotationId/progress',
        title: 'readiness.rotation.progress',
        loadComponent: () => import('./progress/progress-page').then((m) => m.ProgressPage),
      },
      {
        path: ':rotationId/people/:personId',
        title: 'readiness.person.title',
        loadComponent: () => import('./person/person-page').then((m) => m.PersonPage),
      },
    ],
  },
];
