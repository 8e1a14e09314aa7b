import type { Routes } from '@angular/router';
import { featureTexts, permitted } from '../../app';
import { fieldDefaults } from '../../app/forms';
import { exportMenuTexts } from '../export-menu';
import { SourcesStore } from './shared/store';

/** Documents, the recommendations taken from them, what answers these and what does not. */
export const routes: Routes = [
  {
    path: '',
    providers: [fieldDefaults, SourcesStore],
    resolve: {
      exportMenu: exportMenuTexts,
      texts: featureTexts('sources', {
        en: () => import('../../i18n/sources.en'),
        fr: () => import('../../i18n/sources.fr'),
      }),
    },
    loadComponent: () => import('./shared/frame').then((m) => m.SourcesFrame),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'recommendations' },
      {
        path: 'recommendations',
        title: 'sources.recommendations',
        loadComponent: () => import('./list/recommendation-list').then((m) => m.RecommendationList),
      },
      {
        path: 'recommendations/new',
        title: 'sources.form.newRecommendation',
        canMatch: [permitted('source.edit')],
        loadComponent: () => import('./recommendation/recommendation-form').then((m) => m.RecommendationForm),
      },
      {
        path: 'answer',
        title: 'sources.answer.title',
        canMatch: [permitted('course.edit')],
        loadComponent: () => import('./answer/answer-page').then((m) => m.AnswerPage),
      },
      {
        path: 'import',
        title: 'sources.import.title',
        canMatch: [permitted('source.edit')],
        loadComponent: () => import('./import/import-page').then((m) => m.ImportPage),
      },
      {
        path: 'recommendations/:code',
        title: 'sources.recommendation',
        loadComponent: () => import('./recommendation/recommendation-page').then((m) => m.RecommendationPage),
      },
      {
        path: 'recommendations/:code/edit',
        title: 'sources.form.editRecommendation',
        canMatch: [permitted('source.edit')],
        loadComponent: () => import('./recommendation/recommendation-form').then((m) => m.RecommendationForm),
      },
      {
        path: 'board',
        title: 'sources.board.title',
        loadComponent: () => import('./board/board').then((m) => m.Board),
      },
      {
        path: 'coverage',
        title: 'sources.coverage.title',
        loadComponent: () => import('./coverage/coverage').then((m) => m.Coverage),
      },
      {
        path: 'documents',
        title: 'sources.documents.title',
        loadComponent: () => import('./documents/document-list').then((m) => m.DocumentList),
      },
      {
        path: 'documents/new',
        title: 'sources.form.newDocument',
        canMatch: [permitted('source.edit')],
        loadComponent: () => import('./documents/document-form').then((m) => m.DocumentForm),
      },
      {
        path: 'documents/:code',
        title: 'sources.document',
        loadComponent: () => import('./documents/document-page').then((m) => m.DocumentPage),
      },
      {
        path: 'documents/:code/edit',
        title: 'sources.form.editDocument',
        canMatch: [permitted('source.edit')],
        loadComponent: () => import('./documents/document-form').then((m) => m.DocumentForm),
      },
    ],
  },
];
