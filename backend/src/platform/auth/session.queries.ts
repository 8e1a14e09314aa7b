import { Injectable } from '@nestjs/common';
import type { Actor } from '../access';
import { Database } from '../database';
import { Clock } from '../time';
import type { SessionAccountDto, SessionRoleDto } from './session.dto';

/** What the browser is told of its own session. */
@Injectable()
export class SessionQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async account(actor: Actor): Promise<SessionAccountDto> {
    const [row] = await this.db.query<SessionAccountDto>(
      `SELECT id, display_name AS "displayName", email, must_change AS "mustChange", preferred_language AS "preferredLanguage",
         CASE WHEN password_hash IS NULL THEN 'PIN' ELSE 'PASSWORD' END AS secret, person_id IS NOT NULL AS learner
       FROM account WHERE id = $1`,
      [actor.accountId],
    );
    if (!row) throw new Error('A live session has an account.');
    return row;
  }

  async roles(actor: Actor): Promise<SessionRoleDto[]> {
    return this.db.query<SessionRoleDto>(
      `SELECT r.role, r.scope_kind AS "scopeKind", r.scope_id AS "scopeId", r.ends_at AS "endsAt",
         COALESCE((SELECT c.name FROM country c WHERE r.scope_kind = 'COUNTRY' AND c.id = r.scope_id), (
           SELECT jsonb_build_object('en', named.name, 'fr', named.name) FROM (SELECT COALESCE(
           (SELECT c.name FROM centre c WHERE r.scope_kind = 'CENTRE' AND c.id = r.scope_id),
           (SELECT c.name FROM contingent c WHERE r.scope_kind = 'CONTINGENT' AND c.id = r.scope_id),
           (SELECT c.name || ' · ' || t.number FROM rotation t JOIN contingent c ON c.id = t.contingent_id
              WHERE r.scope_kind = 'ROTATION' AND t.id = r.scope_id),
           (SELECT o.title FROM offering o WHERE r.scope_kind = 'OFFERING' AND o.id = r.scope_id), '') AS name) AS named)) AS "scopeName"
       FROM role_assignment r
       WHERE r.account_id = $1 AND r.ended_at IS NULL AND (r.ends_at IS NULL OR r.ends_at > $2)
       ORDER BY r.granted_at`,
      [actor.accountId, this.clock.now()],
    );
  }
}
