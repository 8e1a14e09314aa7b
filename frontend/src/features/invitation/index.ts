import type { Routes } from '@angular/router';
import { featureTexts } from '../../app';
import { fieldDefaults } from '../../app/forms';
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
