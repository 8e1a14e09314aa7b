import { Injectable } from '@nestjs/common';
import type { Role, ScopeKind } from '@peacewright/contracts';
import type { Queryable } from '../../../platform/database';
import type { ScopePlace } from './granting';

/** Every place a role can be granted for but the system, with its name in the language `$1`. */
const PLACES = `(
  SELECT 'COUNTRY' AS kind, c.id, c.id AS country_id, NULL::uuid AS centre_id, COALESCE(c.name ->> $1, c.name ->> 'en') AS name, true AS open FROM country c
  UNION ALL
  SELECT 'CENTRE', c.id, c.country_id, c.id, c.name, true FROM centre c
  UNION ALL
  SELECT 'CONTINGENT', c.id, c.country_id, NULL, c.name, true FROM contingent c
  UNION ALL
  SELECT 'ROTATION', r.id, r.country_id, r.centre_id, c.name || ' · ' || r.number, r.state NOT IN ('RETURNED','CLOSED','CANCELLED')
    FROM rotation r JOIN contingent c ON c.id = r.contingent_id
  UNION ALL
  SELECT 'OFFERING', o.id, o.country_id, o.centre_id, o.title || ' (' || o.starts_on || ')', o.state NOT IN ('COMPLETED','CANCELLED') FROM offering o
)`;

export interface NamedScope extends ScopePlace {
  readonly name: string;
}

export interface RoleRow {
  readonly id: string;
  readonly accountId: string;
  readonly role: Role;
  readonly place: NamedScope;
  readonly grantedAt: Date;
  readonly endsAt: Date | null;
  readonly endedAt: Date | null;
  readonly reason: string;
  /** Neither ended nor past its end. */
  readonly live: boolean;
}

interface FlatRole extends Omit<RoleRow, 'place'> {
  readonly kind: ScopeKind;
  readonly scopeId: string | null;
  readonly countryId: string | null;
  readonly centreId: string | null;
  readonly name: string | null;
}

/** What can be granted and where; which roles accounts hold. */
@Injectable()
export class ScopeQueries {
  /** The place with its country and centre, or null when there is none of that kind. */
  async place(db: Queryable, kind: ScopeKind, id: string | null): Promise<ScopePlace | null> {
    if (kind === 'SYSTEM') return { kind, id: null, countryId: null, centreId: null };
    const [row] = await db.query<ScopePlace>(
      `SELECT kind, id, country_id AS "countryId", centre_id AS "centreId" FROM ${PLACES} p WHERE kind = $2 AND id = $3`,
      ['en', kind, id],
    );
    return row ?? null;
  }

  /** Places of `kinds` still open whose name contains `q`, inside the countries and centres given; at most `limit`. */
  async find(
    db: Queryable,
    wish: {
      readonly language: string;
      readonly kinds: readonly ScopeKind[];
      readonly everywhere: boolean;
      readonly countries: readonly string[];
      readonly centres: readonly string[];
      readonly q: string;
      readonly limit: number;
    },
  ): Promise<NamedScope[]> {
    return db.query<NamedScope>(
      `SELECT kind, id, country_id AS "countryId", centre_id AS "centreId", name FROM ${PLACES} p
       WHERE open AND kind = ANY($2) AND ($3 OR country_id = ANY($4) OR centre_id = ANY($5))
         AND strpos(lower(name), lower($6)) > 0
       ORDER BY array_position($2::text[], kind), name COLLATE human, id LIMIT $7`,
      [wish.language, wish.kinds, wish.everywhere, wish.countries, wish.centres, wish.q, wish.limit],
    );
  }

  /** All roles of these accounts, newest first; `liveOnly` leaves out the ended ones. */
  async rolesOf(
    db: Queryable,
    accountIds: readonly string[],
    language: string,
    now: Date,
    liveOnly: boolean,
  ): Promise<RoleRow[]> {
    return this.roles(
      db,
      language,
      now,
      'r.account_id = ANY($3) AND (NOT $4 OR r.ended_at IS NULL AND (r.ends_at IS NULL OR r.ends_at > $2))',
      [accountIds, liveOnly],
    );
  }

  /** One role of one account. */
  async role(db: Queryable, accountId: string, id: string, now: Date): Promise<RoleRow | null> {
    const [row] = await this.roles(db, 'en', now, 'r.account_id = $3 AND r.id = $4', [accountId, id]);
    return row ?? null;
  }

  private async roles(
    db: Queryable,
    language: string,
    now: Date,
    where: string,
    parameters: readonly unknown[],
  ): Promise<RoleRow[]> {
    const rows = await db.query<FlatRole>(
      `SELECT r.id, r.account_id AS "accountId", r.role, r.scope_kind AS kind, r.scope_id AS "scopeId",
         p.country_id AS "countryId", p.centre_id AS "centreId", p.name, r.granted_at AS "grantedAt", r.ends_at AS "endsAt",
         r.ended_at AS "endedAt", r.reason, r.ended_at IS NULL AND (r.ends_at IS NULL OR r.ends_at > $2) AS live
       FROM role_assignment r
       LEFT JOIN LATERAL (SELECT * FROM ${PLACES} q WHERE q.kind = r.scope_kind AND q.id = r.scope_id) p ON true
       WHERE ${where} ORDER BY r.granted_at DESC, r.id DESC`,
      [language, now, ...parameters],
    );
    return rows.map(({ kind, scopeId, countryId, centreId, name, ...row }) => ({
      ...row,
      place: { kind, id: scopeId, countryId, centreId, name: name ?? '' },
    }));
  }
}
