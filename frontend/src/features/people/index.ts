import type { Routes } from '@angular/router';
import { featureTexts } from '../../app';
import { fieldDefaults } from '../../app/forms';

/** Accounts and the roles they hold. */
export const routes: Routes = [
  {
    path: '',
    providers: [fieldDefaults],
    resolve: {
      texts: featureTexts('people', {
        en: () => import('../../i18n/people.en'),
        fr: () => import('../../i18n/people.fr'),
      }),
    },
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'people.title',
        loadComponent: () => import('./accounts/account-list').then((m) => m.AccountList),
      },
      {
        path: 'invite',
        title: 'people.invite.title',
        loadComponent: () => import('./accounts/invite-page').then((m) => m.InvitePage),
      },
      {
        path: ':id',
        title: 'people.one',
        loadComponent: () => import('./accounts/account-page').then((m) => m.AccountPage),
      },
    ],
  },
];

/** Who changed what. */
export const auditRoutes: Routes = [
  {
    path: '',
    providers: [fieldDefaults],
    resolve: {
      texts: featureTexts('audit', {
        en: () => import('../../i18n/audit.en'),
        fr: () => import('../../i18n/audit.fr'),
      }),
    },
    children: [
      {
        path: '',
        title: 'audit.title',
        loadComponent: () => import('./audit/audit-trail').then((m) => m.AuditTrail),
      },
    ],
  },
];

/** Countries, their services and centres. */
export const organisationRoutes: Routes = [
  {
    path: '',
    providers: [fieldDefaults],
    resolve: {
      // The problems of this room are told in the texts of people.
      people: featureTexts('people', {
        en: () => import('../../i18n/people.en'),
        fr: () => import('../../i18n/people.fr'),
      }),
      texts: featureTexts('organisation', {
        en: () => import('../../i18n/organisation.en'),
        fr: () => import('../../i18n/organisation.fr'),
      }),
    },
    children: [
      {
        path: '',
        title: 'organisation.title',
        loadComponent: () => import('./organisation/organisation').then((m) => m.Organisation),
      },
    ],
  },
];
