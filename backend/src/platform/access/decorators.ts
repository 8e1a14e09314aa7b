import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { Permission } from '@peacewright/contracts';
import type { Request } from 'express';
import type { Actor } from './actor';

/** How a route is entered. A route without one of these does not start. */
export type Entry =
  | { readonly kind: 'public' }
  | { readonly kind: 'signedIn' }
  | { readonly kind: 'requires'; readonly permission: Permission };

export const ENTRY = 'peacewright:entry';

/** Anyone may call it, signed in or not. */
export const Public = () => SetMetadata(ENTRY, { kind: 'public' } satisfies Entry);

/** Any signed-in account, for its own data only. */
export const SignedIn = () => SetMetadata(ENTRY, { kind: 'signedIn' } satisfies Entry);

/**
 * The account must hold `permission` somewhere; the service then filters by `actor.scopes(permission)` in its query.
 * Without the permission anywhere the answer is 403; outside the scope it is 404, given by the service.
 */
export const Requires = (permission: Permission) =>
  SetMetadata(ENTRY, { kind: 'requires', permission } satisfies Entry);

/** The acting account of a route that is not public. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const actor = context.switchToHttp().getRequest<Request & { actor?: Actor }>().actor;
  if (actor === undefined) throw new Error('A route that reads the actor must not be public.');
  return actor;
});

/** The acting account of a public route, if there is one. */
export const OptionalActor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor | undefined =>
    context.switchToHttp().getRequest<Request & { actor?: Actor }>().actor,
);

/** Set on routes that an account whose PIN must be changed may still call. */
export const DESPITE_MUST_CHANGE = 'peacewright:despiteMustChange';
export const DespiteMustChange = () => SetMetadata(DESPITE_MUST_CHANGE, true);
