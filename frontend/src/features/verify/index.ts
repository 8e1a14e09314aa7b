import type { Routes } from '@angular/router';
import { featureTexts } from '../../app';

const verifyPage = () => import('./verify-page').then((m) => m.VerifyPage);

/** Checking a certificate by its number: for anyone, signed in or not. */
export const routes: Routes = [
  {
    path: '',
    title: 'verify.title',
    resolve: {
      texts: featureTexts('verify', {
        en: () => import('../../i18n/verify.en'),
        fr: () => import('../../i18n/verify.fr'),
      }),
    },
    children: [
      { path: '', pathMatch: 'full', loadComponent: verifyPage },
      { path: ':number', loadComponent: verifyPage },
    ],
  },
];
