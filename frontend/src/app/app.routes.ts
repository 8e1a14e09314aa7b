import { inject } from '@angular/core';
import { Router, type Routes } from '@angular/router';
import { homeRoutes, readingRoutes, recordRoutes } from '../features/learning';
import { placesOf } from './places';
import { instanceReady, permitted, signedIn, signedOut } from './session/guards';
import { Session } from './session/session';

/**
 * Home for who has no learning of their own: the first place they may enter, else their account. Who has not signed in is
 * not known yet, and comes back to home.
 */
function firstPlace(): string {
  const session = inject(Session);
  if (!session.signedIn()) return '/sign-in';
  return `/${placesOf(session).find(({ path }) => path !== '')?.path ?? 'account'}`;
}

/**
 * Features whose screens stand inside the frame, one line each:
 * `{ path: 'courses', canMatch: [permitted('course.read')], loadChildren: () => import('../features/courses').then((m) => m.routes) }`.
 * A learner's own routes are known from the start: each file that is asked for after another is one more journey on a slow line.
 */
const featureRoutes: Routes = [
  {
    path: 'courses',
    canMatch: [permitted('course.read')],
    loadChildren: () => import('../features/courses').then((m) => m.routes),
  },
  {
    path: 'completion',
    canMatch: [permitted('completion.read')],
    loadChildren: () => import('../features/readiness').then((m) => m.routes),
  },
  {
    path: '',
    pathMatch: 'full',
    canMatch: [permitted('learner')],
    children: homeRoutes,
  },
  {
    path: 'learning',
    canMatch: [permitted('learner')],
    children: readingRoutes,
  },
  {
    path: 'record',
    canMatch: [permitted('learner')],
    children: recordRoutes,
  },
  { path: 'scenarios', loadChildren: () => import('../features/scenarios').then((m) => m.routes) },
  {
    path: 'teaching',
    canMatch: [permitted('offering.read')],
    loadChildren: () => import('../features/teaching').then((m) => m.routes),
  },
  {
    path: 'contingents',
    canMatch: [permitted('contingent.read')],
    loadChildren: () => import('../features/contingents').then((m) => m.routes),
  },
  {
    path: 'offerings',
    canMatch: [permitted('offering.read')],
    loadChildren: () => import('../features/contingents').then((m) => m.offeringRoutes),
  },
  {
    path: 'sources',
    canMatch: [permitted('source.read')],
    loadChildren: () => import('../features/sources').then((m) => m.routes),
  },
  {
    path: 'people',
    canMatch: [permitted('role.grant', 'account.manage')],
    loadChildren: () => import('../features/people').then((m) => m.routes),
  },
  {
    path: 'organisation',
    canMatch: [permitted('country.edit')],
    loadChildren: () => import('../features/people').then((m) => m.organisationRoutes),
  },
  {
    path: 'audit',
    canMatch: [permitted('audit.read')],
    loadChildren: () => import('../features/people').then((m) => m.auditRoutes),
  },
  { path: 'account', loadChildren: () => import('../features/account').then((m) => m.routes) },
];

export const routes: Routes = [
  {
    path: 'sign-in',
    canActivate: [instanceReady, signedOut],
    loadChildren: () => import('../features/sign-in').then((m) => m.routes),
  },
  { path: 'first-run', loadChildren: () => import('../features/first-run').then((m) => m.routes) },
  { path: 'verify', loadChildren: () => import('../features/verify').then((m) => m.routes) },
  { path: 'invite/:token', loadChildren: () => import('../features/invitation').then((m) => m.routes) },
  {
    path: '',
    canActivate: [signedIn],
    // Asked again on every move, so that a secret that must be changed cannot be walked around.
    runGuardsAndResolvers: 'always',
    loadComponent: () => import('./frame/frame').then((m) => m.Frame),
    children: [
      ...featureRoutes,
      { path: '', pathMatch: 'full', redirectTo: () => inject(Router).parseUrl(firstPlace()) },
      {
        path: '**',
        title: 'notFound.title',
        loadComponent: () => import('./frame/not-found').then((m) => m.NotFound),
      },
    ],
  },
];
