import { timingSafeEqual } from 'node:crypto';
import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { Sessions } from '../auth/sessions';
import { correlationIdOf, Problem } from '../http';
import type { Actor } from './actor';
import { DESPITE_MUST_CHANGE, ENTRY, type Entry } from './decorators';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Stands before every route: finds the session, refuses forged requests, and asks for the declared permission. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const entry = this.reflector.getAllAndOverride<Entry | undefined>(ENTRY, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (entry === undefined) throw new Problem('access.refused');
    const request = context.switchToHttp().getRequest<Request & { actor?: Actor }>();
    const session = await this.sessions.find(request, correlationIdOf(request));
    if (session) request.actor = session.actor;
    const unsafe = !SAFE_METHODS.has(request.method);
    if (unsafe) refuseForeignOrigin(request);
    if (entry.kind === 'public') return true;
    if (!session) throw new Problem('access.signInNeeded');
    if (unsafe && !sameText(request.get('x-csrf-token') ?? '', session.csrfToken)) throw new Problem('request.csrf');
    if (
      session.mustChange &&
      this.reflector.get<boolean | undefined>(DESPITE_MUST_CHANGE, context.getHandler()) !== true
    )
      throw new Problem('access.mustChangePin');
    if (entry.kind === 'requires' && !session.actor.has(entry.permission)) throw new Problem('access.refused');
    return true;
  }
}

/** Browsers say where a request comes from: another site's page must not act here, not even to sign in. */
function refuseForeignOrigin(request: Request): void {
  const site = request.get('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Problem('request.csrf');
}

function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
