import type { Routes } from '@angular/router';
import { fieldDefaults } from '@peacewright/ui';
import { featureTexts } from '../../app';
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
