import { Injectable } from '@nestjs/common';
import type { Permission } from '@peacewright/contracts';
import type { Actor } from '../../../platform/access';
import type { Queryable } from '../../../platform/database';

export interface AccountLine {
  readonly id: string;
  readonly countryId: string | null;
  readonly countryCode: string | null;
  readonly displayName: string;
  readonly email: string | null;
  readonly pinLogin: string | null;
  readonly hasPassword: boolean;
  readonly hasPin: boolean;
  readonly learner: boolean;
  readonly state: 'INVITED' | 'ACTIVE' | 'CLOSED';
  readonly preferredLanguage: string;
  readonly createdAt: Date;
  /** The account itself lies in the actor's scope, not only a role that it holds there. */
  readonly belongs: boolean;
}

export interface AccountWish {
  readonly q: string;
  readonly state: string | null;
  readonly role: string | null;
  /** True: accounts of people with a personnel record; false: staff; null: both. */
  readonly learners: boolean | null;
  readonly after: readonly [name: string, id: string] | null;
  readonly limit: number;
}

/**
 * An account belongs to the system's administrators, to its country, as staff also to the centres of that country, and as
 * a person on a roll to the centre that prepares the rotation and to the officers of contingent and rotation.
 * Parameters $1…$5: system, countries, centres, contingents, rotations.
 */
const BELONGS = `($1::boolean OR a.country_id = ANY($2::uuid[])
  OR (a.person_id IS NULL AND a.country_id IN (SELECT scope_centre.country_id FROM centre scope_centre WHERE scope_centre.id = ANY($3::uuid[])))
  OR (a.person_id IS NOT NULL AND EXISTS (SELECT 1 FROM roll_entry e JOIN rotation t ON t.id = e.rotation_id
    WHERE e.person_id = a.person_id AND (t.centre_id = ANY($3::uuid[]) OR t.contingent_id = ANY($4::uuid[]) OR t.id = ANY($5::uuid[])))))`;

/** Seen besides: guests from elsewhere, who hold or held a role in what the actor has in hand. */
const SERVES = `EXISTS (SELECT 1 FROM role_assignment s WHERE s.account_id = a.id AND (
  s.scope_id = ANY($2::uuid[]) OR s.scope_id = ANY($3::uuid[])
  OR s.scope_id IN (SELECT t.id FROM rotation t WHERE t.centre_id = ANY($3::uuid[]))
  OR s.scope_id IN (SELECT o.id FROM offering o WHERE o.centre_id = ANY($3::uuid[]))))`;

const LINE = `a.id, a.country_id AS "countryId", (SELECT c.code FROM country c WHERE c.id = a.country_id) AS "countryCode",
  a.display_name AS "displayName", a.email, a.pin_login AS "pinLogin", a.password_hash IS NOT NULL AS "hasPassword",
  a.pin_hash IS NOT NULL AS "hasPin", a.person_id IS NOT NULL AS learner, a.state, a.preferred_language AS "preferredLanguage",
  a.created_at AS "createdAt", ${BELONGS} AS belongs`;

/** Reads accounts within the scope of a permission. */
@Injectable()
export class AccountsQueries {
  /** The account if the actor may see it; `lock` holds it until the transaction ends. */
  async find(
    db: Queryable,
    actor: Actor,
    permission: Permission,
    id: string,
    lock = false,
  ): Promise<AccountLine | null> {
    const [row] = await db.query<AccountLine>(
      `SELECT ${LINE} FROM account a WHERE a.id = $6 AND (${BELONGS} OR ${SERVES})${lock ? ' FOR UPDATE OF a' : ''}`,
      [...scopeOf(actor, permission), id],
    );
    return row ?? null;
  }

  /** By name; a role and a state narrow it. */
  async search(db: Queryable, actor: Actor, wish: AccountWish, now: Date): Promise<AccountLine[]> {
    return db.query<AccountLine>(
      `SELECT ${LINE} FROM account a
       WHERE (${BELONGS} OR ${SERVES}) AND ($6::boolean IS NULL OR (a.person_id IS NOT NULL) = $6)
         AND ($7 = '' OR strpos(lower(a.display_name), $7) > 0 OR strpos(lower(a.email), $7) > 0 OR strpos(lower(a.pin_login), $7) > 0)
         AND ($8::text IS NULL OR a.state = $8)
         AND ($9::text IS NULL OR EXISTS (SELECT 1 FROM role_assignment h WHERE h.account_id = a.id AND h.role = $9
           AND h.ended_at IS NULL AND (h.ends_at IS NULL OR h.ends_at > $10)))
         AND ($11::text IS NULL OR (a.display_name COLLATE human, a.id) > ($11 COLLATE human, $12::uuid))
       ORDER BY a.display_name COLLATE human, a.id LIMIT $13`,
      [
        ...scopeOf(actor, 'account.manage'),
        wish.learners,
        wish.q.toLowerCase(),
        wish.state,
        wish.role,
        now,
        wish.after?.[0] ?? null,
        wish.after?.[1] ?? null,
        wish.limit,
      ],
    );
  }

  /** How many browsers are signed in, and until when an unused link is good. */
  async signIns(
    db: Queryable,
    accountId: string,
    now: Date,
  ): Promise<{ readonly sessions: number; readonly linkUntil: Date | null }> {
    const [row] = await db.query<{ sessions: number; linkUntil: Date | null }>(
      `SELECT (SELECT count(*)::int FROM session s WHERE s.account_id = $1 AND s.expires_at > $2) AS sessions,
         (SELECT max(i.expires_at) FROM invitation i WHERE i.account_id = $1 AND i.used_at IS NULL AND i.expires_at > $2) AS "linkUntil"`,
      [accountId, now],
    );
    return row ?? { sessions: 0, linkUntil: null };
  }

  /** Writes the state; a closed account's sessions and links end with it. */
  async setState(db: Queryable, id: string, state: 'INVITED' | 'ACTIVE' | 'CLOSED'): Promise<void> {
    await db.query('UPDATE account SET state = $2, version = version + 1 WHERE id = $1', [id, state]);
  }
}

function scopeOf(actor: Actor, permission: Permission): unknown[] {
  const { system, countries, centres, contingents, rotations } = actor.scopes(permission);
  return [system, countries, centres, contingents, rotations];
}
