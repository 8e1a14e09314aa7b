import { Injectable } from '@nestjs/common';
import type { Permission } from '@peacewright/contracts';
import type { Actor } from '../../../platform/access';
import type { Queryable } from '../../../platform/database';
import type { TaughtModuleDto, TaughtOfferingDto } from './teaching.dto';

/** Where a permission over offerings holds. An instructor of a centre has it for the offerings that name them. */
interface OfferingScope {
  readonly countries: readonly string[];
  readonly centres: readonly string[];
  readonly offerings: readonly string[];
  readonly ownAtCentres: readonly string[];
}

export function offeringScope(actor: Actor, permission: Permission): OfferingScope {
  const scope = actor.scopes(permission);
  const asInstructor = actor.grants.flatMap(({ role, scopeKind, scopeId }) =>
    role === 'INSTRUCTOR' && scopeKind === 'CENTRE' && scopeId !== null ? [scopeId] : [],
  );
  const otherwise = new Set(
    actor.grants.flatMap(({ role, scopeId, centres }) =>
      role === 'INSTRUCTOR' ? [] : [...(scopeId === null ? [] : [scopeId]), ...centres],
    ),
  );
  return {
    countries: scope.countries,
    centres: scope.centres.filter((centre) => otherwise.has(centre) || !asInstructor.includes(centre)),
    offerings: scope.offerings,
    ownAtCentres: asInstructor,
  };
}

export interface OfferingRow extends TaughtOfferingDto {
  readonly centreId: string;
  readonly timeZone: string;
  readonly courseEditionId: string;
}

export interface RosterRow {
  readonly personId: string;
  readonly countryId: string;
  readonly name: string;
  readonly rank: string | null;
  readonly number: string | null;
  readonly subUnit: string | null;
}

@Injectable()
export class TeachingQueries {
  /** Offerings within the scope, those under way first; or the one that is asked for. */
  offerings(db: Queryable, actor: Actor, permission: Permission, id: string | null): Promise<OfferingRow[]> {
    const scope = offeringScope(actor, permission);
    return db.query<OfferingRow>(
      `SELECT o.id, o.title, co.code AS "courseCode", COALESCE(co.title->>$6, co.title->>'en') AS "courseTitle", ce.number AS edition, c.name AS "centreName",
              o.place, o.mode, o.language, o.starts_on AS "startsOn", o.ends_on AS "endsOn", o.state, mine.account_id IS NOT NULL AS mine,
              (SELECT count(*) FROM offering_person p WHERE p.offering_id = o.id) AS people,
              o.centre_id AS "centreId", c.time_zone AS "timeZone", o.course_edition_id AS "courseEditionId"
       FROM offering o
       JOIN centre c ON c.id = o.centre_id
       JOIN course_edition ce ON ce.id = o.course_edition_id
       JOIN course co ON co.id = ce.course_id
       LEFT JOIN offering_instructor mine ON mine.offering_id = o.id AND mine.account_id = $5
       WHERE (o.country_id = ANY($1) OR o.centre_id = ANY($2) OR o.id = ANY($3) OR (o.centre_id = ANY($4) AND mine.account_id IS NOT NULL))
         AND ($7::uuid IS NULL OR o.id = $7)
       ORDER BY (o.state IN ('RUNNING','OPEN','PLANNED')) DESC, o.starts_on DESC, o.id
       LIMIT 200`,
      [scope.countries, scope.centres, scope.offerings, scope.ownAtCentres, actor.accountId, actor.language, id],
    );
  }

  modules(
    db: Queryable,
    courseEditionId: string,
    language: string,
  ): Promise<(TaughtModuleDto & { moduleId: string; objectives: string[] })[]> {
    return db.query(
      `SELECT me.id AS "moduleEditionId", m.id AS "moduleId", m.code, COALESCE(t.document->>'title', me.document->>'title') AS title, me.number AS edition,
              COALESCE((SELECT sum((i.document->>'minutesLong')::int) FROM edition_item i WHERE i.edition_id = me.id AND i.kind = 'LESSON' AND i.document IS NOT NULL), 0)::int AS minutes,
              ARRAY(SELECT DISTINCT o FROM edition_item i, unnest(i.objectives) AS o WHERE i.edition_id = me.id AND i.kind = 'LESSON' ORDER BY o) AS objectives
       FROM course_edition_module cem
       JOIN module_edition me ON me.id = cem.module_edition_id
       JOIN module m ON m.id = me.module_id
       LEFT JOIN edition_translation t ON t.edition_id = me.id AND t.language = $2 AND t.state = 'APPROVED' AND t.document IS NOT NULL
       WHERE cem.course_edition_id = $1 ORDER BY cem.position`,
      [courseEditionId, language],
    );
  }

  roster(db: Queryable, offeringId: string): Promise<RosterRow[]> {
    return db.query<RosterRow>(
      `WITH RECURSIVE placed AS (
         SELECT op.person_id, (SELECT t.sub_unit_id FROM roll_entry e JOIN post t ON t.id = e.post_id
           WHERE e.person_id = op.person_id AND e.status <> 'REPLACED' ORDER BY e.from_date DESC, e.id DESC LIMIT 1) AS unit_id
         FROM offering_person op WHERE op.offering_id = $1
       ), unit AS (
         SELECT u.id, u.parent_id, u.name AS path FROM sub_unit u WHERE u.id IN (SELECT unit_id FROM placed)
         UNION ALL SELECT below.id, u.parent_id, u.name || ' / ' || below.path FROM unit below JOIN sub_unit u ON u.id = below.parent_id
       )
       SELECT p.id AS "personId", p.country_id AS "countryId", COALESCE(i.full_name, '') AS name, k.abbreviation AS rank, COALESCE(p.service_number, p.centre_number) AS number,
         (SELECT path FROM unit WHERE unit.id = placed.unit_id AND unit.parent_id IS NULL) AS "subUnit"
       FROM placed
       JOIN person p ON p.id = placed.person_id
       LEFT JOIN person_identity i ON i.person_id = p.id
       LEFT JOIN rank k ON k.id = p.rank_id
       ORDER BY i.sort_name, p.id`,
      [offeringId],
    );
  }
}
