import type { Routes } from '@angular/router';
import { featureTexts } from '../../app';
import { lessonViewTexts } from '../lesson-view-texts';

/** Scenarios to practise, and playing one. */
export const routes: Routes = [
  {
    path: '',
    resolve: {
      texts: featureTexts('scenarios', {
        en: () => import('../../i18n/scenarios.en'),
        fr: () => import('../../i18n/scenarios.fr'),
      }),
      lessonView: lessonViewTexts,
    },
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'scenarios.catalogue.title',
        loadComponent: () => import('./catalogue/catalogue-page').then((m) => m.CataloguePage),
      },
      {
        path: ':edition',
        title: 'scenarios.play.title',
        loadComponent: () => import('./play/play-page').then((m) => m.PlayPage),
      },
    ],
  },
];
