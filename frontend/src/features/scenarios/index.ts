import type { Routes } from '@angular/router';
import { featureTexts, permitted } from '../../app';
import { lessonViewTexts } from '../lesson-view-texts';

const resolve = {
  texts: featureTexts('scenarios', {
    en: () => import('../../i18n/scenarios.en'),
    fr: () => import('../../i18n/scenarios.fr'),
  }),
  lessonView: lessonViewTexts,
};

/** Words of the graph, for whoever draws one. */
export const graphTexts = featureTexts('scenarioGraph', {
  en: () => import('../../i18n/scenario-graph.en'),
  fr: () => import('../../i18n/scenario-graph.fr'),
});

/** A report drawn on the scenario's graph: fetched when somebody wants it drawn. */
export const reportGraph = () => import('./report/report-graph').then((m) => m.ReportGraph);

/** Scenarios to practise, and playing one. */
export const routes: Routes = [
  {
    path: '',
    resolve,
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'scenarios.catalogue.title',
        loadComponent: () => import('./catalogue/catalogue-page').then((m) => m.CataloguePage),
      },
      {
        path: 'studio',
        canMatch: [permitted('course.read')],
        loadChildren: () => import('./studio/routes').then((m) => m.routes),
      },
      {
        path: ':edition',
        title: 'scenarios.play.title',
        loadComponent: () => import('./play/play-page').then((m) => m.PlayPage),
      },
    ],
  },
];

/** A scenario that counts, as a step of a module: before it, and one's runs. */
export const assessedRoutes: Routes = [
  {
    path: '',
    resolve,
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'scenarios.play.title',
        loadComponent: () => import('./assessed/overview-page').then((m) => m.AssessedPage),
      },
      {
        path: 'runs/:runId',
        title: 'scenarios.play.title',
        loadComponent: () => import('./assessed/run-page').then((m) => m.AssessedRunPage),
      },
    ],
  },
];
