import { Injectable } from '@nestjs/common';
import type { Role, ScopeKind } from '@peacewright/contracts';
import { Actor } from '../access/actor';
import type { Queryable } from '../database';
import { Clock } from '../time';

/** An account with its live grants, as both sessions and the product's own set-up read it. */
export interface ActorRow {
  account_id: string;
  country_id: string | null;
  person_id: string | null;
  preferred_language: string;
  grants: { role: Role; scopeKind: ScopeKind; scopeId: string | null; centres: string[] | null }[] | null;
}

/** The live grants of account `a` at $2, each with the centres inside a country's scope. */
export const GRANTS_OF_A = `
  (SELECT jsonb_agg(jsonb_build_object('role', r.role, 'scopeKind', r.scope_kind, 'scopeId', r.scope_id, 'centres',
      CASE WHEN r.scope_kind = 'COUNTRY' THEN (SELECT jsonb_agg(c.id) FROM centre c WHERE c.country_id = r.scope_id) END))
    FROM role_assignment r
    WHERE r.account_id = a.id AND r.ended_at IS NULL AND (r.ends_at IS NULL OR r.ends_at > $2)) AS grants`;

export function actorFrom(row: ActorRow, correlationId: string): Actor {
  const grants = (row.grants ?? []).map((grant) => ({ ...grant, centres: grant.centres ?? [] }));
  return new Actor(row.account_id, row.country_id, row.person_id, row.preferred_language, grants, correlationId);
}

/** Actors without a session: for jobs that act in an account's name, and for the demonstration. */
@Injectable()
export class Actors {
  constructor(private readonly clock: Clock) {}

  /** The account as it may act now; null when it is not active. */
  async load(db: Queryable, accountId: string, correlationId: string): Promise<Actor | null> {
    const [row] = await db.query<ActorRow>(
      `SELECT a.id AS account_id, a.country_id, a.person_id, a.preferred_language, ${GRANTS_OF_A}
       FROM account a WHERE a.id = $1 AND a.state = 'ACTIVE'`,
      [accountId, this.clock.now()],
    );
    return row ? actorFrom(row, correlationId) : null;
  }
}
