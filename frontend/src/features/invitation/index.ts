import type { Routes } from '@angular/router';
import { fieldDefaults } from '@peacewright/ui';
import { featureTexts } from '../../app';
import { Invitation } from './invitation';

export const routes: Routes = [
  {
    path: '',
    title: 'invitation.title',
    component: Invitation,
    providers: [fieldDefaults],
    resolve: {
      texts: featureTexts('invitation', {
        en: () => import('../../i18n/invitation.en'),
        fr: () => import('../../i18n/invitation.fr'),
      }),
    },
  },
];
