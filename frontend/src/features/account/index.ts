import type { Routes } from '@angular/router';
import { featureTexts } from '../../app';
import { fieldDefaults } from '../../app/forms';

export const routes: Routes = [
  {
    path: '',
    providers: [fieldDefaults],
    resolve: {
      texts: featureTexts('account', {
        en: () => import('../../i18n/account.en'),
        fr: () => import('../../i18n/account.fr'),
      }),
    },
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'account.title',
        loadComponent: () => import('./account-page').then((m) => m.AccountPage),
      },
      {
        path: 'secret',
        title: 'account.secret.title',
        loadComponent: () => import('./secret-page').then((m) => m.SecretPage),
      },
    ],
  },
];
