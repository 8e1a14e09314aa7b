import type { Routes } from '@angular/router';
import { featureTexts } from '../../../app';
import { draftingTexts } from '../../drafting';

/** Where scenarios are written, for those who work on content. */
export const routes: Routes = [
  {
    path: '',
    resolve: {
      drafting: draftingTexts,
      acts: featureTexts('studioActs', {
        en: () => import('../../../i18n/studio-acts.en'),
        fr: () => import('../../../i18n/studio-acts.fr'),
      }),
      graph: featureTexts('scenarioGraph', {
        en: () => import('../../../i18n/scenario-graph.en'),
        fr: () => import('../../../i18n/scenario-graph.fr'),
      }),
      findings: featureTexts('studioFindings', {
        en: () => import('../../../i18n/studio-findings.en'),
        fr: () => import('../../../i18n/studio-findings.fr'),
      }),
      forms: featureTexts('studioForms', {
        en: () => import('../../../i18n/studio-forms.en'),
        fr: () => import('../../../i18n/studio-forms.fr'),
      }),
      studio: featureTexts('studio', {
        en: () => import('../../../i18n/studio.en'),
        fr: () => import('../../../i18n/studio.fr'),
      }),
    },
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'studio.list.title',
        loadComponent: () => import('./catalogue/studio-list').then((m) => m.StudioList),
      },
      {
        path: ':edition/booklet',
        title: 'studio.booklet.title',
        loadComponent: () => import('./booklet/booklet-page').then((m) => m.BookletPage),
      },
      {
        path: ':edition',
        title: 'studio.list.title',
        loadComponent: () => import('./edition/studio-page').then((m) => m.StudioPage),
      },
    ],
  },
];
