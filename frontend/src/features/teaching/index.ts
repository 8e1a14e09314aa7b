import type { Routes } from '@angular/router';
import { featureTexts } from '../../app';
import { graphTexts } from '../scenarios';

export const routes: Routes = [
  {
    path: '',
    resolve: {
      texts: featureTexts('teaching', {
        en: () => import('../../i18n/teaching.en'),
        fr: () => import('../../i18n/teaching.fr'),
      }),
    },
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'teaching.title',
        loadComponent: () => import('./offerings').then((m) => m.TaughtOfferings),
      },
      {
        path: ':id',
        title: 'teaching.offering',
        loadComponent: () => import('./offering').then((m) => m.TaughtOffering),
      },
      {
        path: ':id/scenarios/:item',
        title: 'teaching.report.title',
        resolve: { graph: graphTexts },
        loadComponent: () => import('./scenario-report').then((m) => m.ScenarioReport),
      },
    ],
  },
];
