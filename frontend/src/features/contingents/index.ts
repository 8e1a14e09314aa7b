import type { Routes } from '@angular/router';
import { featureTexts, permitted } from '../../app';
import { fieldDefaults } from '../../app/forms';
import { RotationStore } from './rotation/rotation-store';

const texts = featureTexts('contingents', {
  en: () => import('../../i18n/contingents.en'),
  fr: () => import('../../i18n/contingents.fr'),
});

/** Rotations, their rolls and what is assigned to them. */
export const routes: Routes = [
  {
    path: '',
    providers: [fieldDefaults],
    resolve: { texts },
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'contingents.title',
        loadComponent: () => import('./rotation-list').then((m) => m.RotationList),
      },
      {
        path: 'new',
        title: 'contingents.form.new',
        canMatch: [permitted('contingent.edit')],
        loadComponent: () => import('./rotation-form').then((m) => m.RotationForm),
      },
      {
        path: 'ranks',
        title: 'contingents.ranks.title',
        loadComponent: () => import('./ranks-page').then((m) => m.RanksPage),
      },
      {
        path: 'missions',
        title: 'contingents.missions.title',
        loadComponent: () => import('./missions-page').then((m) => m.MissionsPage),
      },
      {
        path: 'people',
        title: 'contingents.person.search',
        canMatch: [permitted('people.read')],
        loadComponent: () => import('./people-page').then((m) => m.PeoplePage),
      },
      {
        path: 'people/:id',
        title: 'contingents.person.title',
        canMatch: [permitted('people.read')],
        loadComponent: () => import('./person-page').then((m) => m.PersonPage),
      },
      {
        path: ':id',
        providers: [RotationStore],
        loadComponent: () => import('./rotation/rotation-page').then((m) => m.RotationPage),
        children: [
          {
            path: '',
            pathMatch: 'full',
            title: 'contingents.tabs.overview',
            loadComponent: () => import('./rotation/overview').then((m) => m.Overview),
          },
          {
            path: 'edit',
            title: 'contingents.form.edit',
            loadComponent: () => import('./rotation-form').then((m) => m.RotationForm),
          },
          {
            path: 'roll',
            title: 'contingents.tabs.roll',
            loadComponent: () => import('./rotation/roll-tab').then((m) => m.RollTab),
          },
          {
            path: 'import',
            title: 'contingents.tabs.import',
            loadComponent: () => import('./imports/import-tab').then((m) => m.ImportTab),
          },
          {
            path: 'assignments',
            title: 'contingents.tabs.assignments',
            loadComponent: () => import('./rotation/assignments-tab').then((m) => m.AssignmentsTab),
          },
          {
            path: 'accounts',
            title: 'contingents.tabs.accounts',
            loadComponent: () => import('./rotation/accounts-tab').then((m) => m.AccountsTab),
          },
        ],
      },
    ],
  },
];

/** Courses given at a centre on dates. */
export const offeringRoutes: Routes = [
  {
    path: '',
    providers: [fieldDefaults],
    resolve: { texts },
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'contingents.offerings.title',
        loadComponent: () => import('./offerings/offering-list').then((m) => m.OfferingList),
      },
      {
        path: 'new',
        title: 'contingents.offerings.new',
        canMatch: [permitted('offering.edit')],
        loadComponent: () => import('./offerings/offering-form').then((m) => m.OfferingForm),
      },
      {
        path: ':id',
        title: 'contingents.offerings.one',
        loadComponent: () => import('./offerings/offering-page').then((m) => m.OfferingPage),
      },
    ],
  },
];
