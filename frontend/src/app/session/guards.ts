import { inject } from '@angular/core';
import { Router, type CanActivateFn, type CanMatchFn } from '@angular/router';
import { nextTask } from '@peacewright/ui';
import { Instance } from '../instance/instance';
import { Session } from './session';
import type { Ability } from './session-view';

/** For everything inside the frame: a prepared instance, a signed-in person, no secret that must be changed first. */
export const signedIn: CanActivateFn = async (_route, state) => {
  const router = inject(Router);
  const session = inject(Session);
  const instance = inject(Instance);
  // The first screen is made in another task than the application itself.
  if (!router.navigated) await nextTask();
  if (!instance.ready()) return router.parseUrl('/first-run');
  if (!session.signedIn()) return router.createUrlTree(['/sign-in'], { queryParams: { to: state.url } });
  if (session.account()?.mustChange === true && !state.url.startsWith('/account/secret')) {
    return router.parseUrl('/account/secret');
  }
  return true;
};

/**
 * For a feature's routes: at least one of `abilities`. Without it the route does not exist, and the address
 * ends at "not found", as it does on the server.
 */
export function permitted(...abilities: readonly [Ability, ...Ability[]]): CanMatchFn {
  return () => inject(Session).may(...abilities);
}

/** For pages before signing in: a prepared instance. */
export const instanceReady: CanActivateFn = () =>
  inject(Instance).ready() ? true : inject(Router).parseUrl('/first-run');

/** For signing in: not for who is signed in already. */
export const signedOut: CanActivateFn = () => (inject(Session).signedIn() ? inject(Router).parseUrl('/') : true);
