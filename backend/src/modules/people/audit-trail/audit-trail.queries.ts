import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access';
import { Database } from '../../../platform/database';
import { personIn, scopeParameters } from '../person-scope';
import type { AuditActionDto, AuditEventDto, AuditPageDto, AuditSearchDto } from './audit-trail.dto';

const PAGE = 50;

/**
 * What rows of the trail are about, as it is called now: one SELECT (kind, id, name) each. `$2` is the reader's language;
 * names of people are told only where the reader may look people up (`$3`…`$6`).
 */
const NAMES = [
  `SELECT 'account' AS kind, a.id, a.display_name AS name FROM account a WHERE a.id = ANY($1::uuid[])`,
  `SELECT 'country', c.id, COALESCE(c.name ->> $2, c.name ->> 'en') FROM country c WHERE c.id = ANY($1::uuid[])`,
  `SELECT 'centre', c.id, c.name FROM centre c WHERE c.id = ANY($1::uuid[])`,
  `SELECT 'contingent', c.id, c.name FROM contingent c WHERE c.id = ANY($1::uuid[])`,
  `SELECT 'rotation', t.id, c.name || ' · ' || t.number FROM rotation t JOIN contingent c ON c.id = t.contingent_id WHERE t.id = ANY($1::uuid[])`,
  `SELECT 'mission', m.id, COALESCE(m.name ->> $2, m.name ->> 'en') FROM mission m WHERE m.id = ANY($1::uuid[])`,
  `SELECT 'rank', k.id, COALESCE(k.name ->> $2, k.name ->> 'en') FROM rank k WHERE k.id = ANY($1::uuid[])`,
  `SELECT 'person', p.id, i.full_name FROM person p JOIN person_identity i ON i.person_id = p.id WHERE p.id = ANY($1::uuid[]) AND ${personIn('p', 3)}`,
  `SELECT 'rollEntry', e.id, i.full_name FROM roll_entry e JOIN person p ON p.id = e.person_id JOIN person_identity i ON i.person_id = p.id
     WHERE e.id = ANY($1::uuid[]) AND ${personIn('p', 3)}`,
  `SELECT 'offering', o.id, o.title FROM offering o WHERE o.id = ANY($1::uuid[])`,
  `SELECT 'module', m.id, m.code FROM module m WHERE m.id = ANY($1::uuid[])`,
  `SELECT 'moduleEdition', e.id, m.code || ' · ' || e.number FROM module_edition e JOIN module m ON m.id = e.module_id WHERE e.id = ANY($1::uuid[])`,
  `SELECT 'scenario', s.id, s.code FROM scenario s WHERE s.id = ANY($1::uuid[])`,
  `SELECT 'scenarioEdition', e.id, s.code || ' · ' || e.number FROM scenario_edition e JOIN scenario s ON s.id = e.scenario_id WHERE e.id = ANY($1::uuid[])`,
  `SELECT 'course', c.id, c.code FROM course c WHERE c.id = ANY($1::uuid[])`,
  `SELECT 'courseEdition', e.id, c.code || ' · ' || e.number FROM course_edition e JOIN course c ON c.id = e.course_id WHERE e.id = ANY($1::uuid[])`,
  `SELECT 'requirementRule', u.id, c.code || ' · ' || e.number FROM requirement_rule u JOIN course_edition e ON e.id = u.course_edition_id
     JOIN course c ON c.id = e.course_id WHERE u.id = ANY($1::uuid[])`,
  `SELECT 'sourceDocument', d.id, d.title FROM source_document d WHERE d.id = ANY($1::uuid[])`,
  `SELECT 'recommendation', r.id, r.code FROM recommendation r WHERE r.id = ANY($1::uuid[])`,
].join(' UNION ALL ');

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Row = Omit<AuditEventDto, 'at' | 'entityName' | 'scopeName'> & { readonly at: Date };

/** Reads the audit trail within the scope of `audit.read`: the system's, the own countries' or the own centres' rows. */
@Injectable()
export class AuditTrailQueries {
  constructor(private readonly db: Database) {}

  /** Newest first, fifty at a time, in two queries. Ids are made in order of time. */
  async page(actor: Actor, wish: AuditSearchDto): Promise<AuditPageDto> {
    const { system, countries, centres } = actor.scopes('audit.read');
    const rows = await this.db.query<Row>(
      `SELECT e.id, e.at, e.action, e.actor_id AS "actorId", (SELECT a.display_name FROM account a WHERE a.id = e.actor_id) AS "actorName",
         e.entity_kind AS "entityKind", e.entity_id AS "entityId", e.reason, e.details
       FROM audit_event e
       WHERE ($1 OR e.country_id = ANY($2) OR e.centre_id = ANY($3))
         AND ($4::text IS NULL OR e.entity_kind = $4) AND ($5::text IS NULL OR e.entity_id = $5)
         AND ($6::text IS NULL OR e.action = $6 OR starts_with(e.action, $6 || '.'))
         AND ($7::uuid IS NULL OR e.actor_id = $7)
         AND ($8::date IS NULL OR e.at >= ($8::date)::timestamp AT TIME ZONE 'UTC')
         AND ($9::date IS NULL OR e.at < ($9::date + 1)::timestamp AT TIME ZONE 'UTC')
         AND ($10::uuid IS NULL OR e.id < $10)
       ORDER BY e.id DESC LIMIT $11`,
      [
        system,
        countries,
        centres,
        wish.entityKind ?? null,
        wish.entityId ?? null,
        wish.action ?? null,
        wish.actorId ?? null,
        wish.from ?? null,
        wish.to ?? null,
        wish.after ?? null,
        PAGE + 1,
      ],
    );
    const items = rows.slice(0, PAGE);
    const names = await this.names(actor, items);
    return {
      items: items.map((row) => ({
        ...row,
        at: row.at.toISOString(),
        reason: names.has(personOf(row)) || !isOfPerson(row) ? row.reason : null,
        entityName: names.get(row.entityId) ?? null,
        scopeName: names.get(scopeOf(row)) ?? null,
      })),
      next: rows.length > PAGE ? (items.at(-1)?.id ?? null) : null,
    };
  }

  /** Which actions there are in the scope, for the filter. */
  async actions(actor: Actor): Promise<AuditActionDto[]> {
    const { system, countries, centres } = actor.scopes('audit.read');
    return this.db.query<AuditActionDto>(
      `SELECT e.action, min(e.entity_kind) AS "entityKind" FROM audit_event e
       WHERE $1 OR e.country_id = ANY($2) OR e.centre_id = ANY($3) GROUP BY e.action ORDER BY e.action`,
      [system, countries, centres],
    );
  }

  private async names(actor: Actor, rows: readonly Row[]): Promise<ReadonlyMap<string, string>> {
    const ids = [...new Set(rows.flatMap((row) => [row.entityId, scopeOf(row), personOf(row)]))].filter((id) =>
      UUID.test(id),
    );
    if (ids.length === 0) return new Map();
    const found = await this.db.query<{ id: string; name: string }>(`SELECT id, name FROM (${NAMES}) n`, [
      ids,
      actor.language,
      ...scopeParameters(actor.scopes('people.read')),
    ]);
    return new Map(found.map(({ id, name }) => [id, name]));
  }
}

/** Why something befell a person is told with who it was, or not at all. */
const OF_PEOPLE = ['person', 'rollEntry', 'evidence', 'certificate'];

function isOfPerson({ entityKind }: Row): boolean {
  return OF_PEOPLE.includes(entityKind);
}

function personOf({ entityId, details }: Row): string {
  const id = details['personId'];
  return typeof id === 'string' ? id : entityId;
}

function scopeOf({ details }: Row): string {
  const id = details['scopeId'];
  return typeof id === 'string' ? id : '';
}
