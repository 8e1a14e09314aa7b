import type { Routes } from '@angular/router';
import { featureTexts } from '../../app';
import { fieldDefaults } from '../../app/forms';
import { FirstRun } from './first-run';

export const routes: Routes = [
  {
    path: '',
    title: 'firstRun.title',
    component: FirstRun,
    providers: [fieldDefaults],
    resolve: {
      texts: featureTexts('firstRun', {
        en: () => import('../../i18n/first-run.en'),
        fr: () => import('../../i18n/first-run.fr'),
      }),
    },
  },
];
