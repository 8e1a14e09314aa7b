import type { Routes } from '@angular/router';
import { featureTexts } from '../../app';
import { fieldDefaults } from '../../app/forms';
import { SignIn } from './sign-in';

export const routes: Routes = [
  {
    path: '',
    title: 'signIn.title',
    component: SignIn,
    providers: [fieldDefaults],
    resolve: {
      texts: featureTexts('signIn', {
        en: () => import('../../i18n/sign-in.en'),
        fr: () => import('../../i18n/sign-in.fr'),
      }),
    },
  },
];
