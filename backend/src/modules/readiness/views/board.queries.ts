import { Injectable } from '@nestjs/common';
import type { Tally } from '@peacewright/readiness-engine';
import type { ScopeSet } from '../../../platform/access';
import type { Queryable } from '../../../platform/database';
import { rotationIn, scopeParameters } from '../../people';
import type { NameDto, TitleDto } from '../readiness.dto';
import type { Gap } from '../status/status.repository';

/** A rotation as the board needs it, with its kept tally. */
export interface BoardRow {
  readonly rotationId: string;
  readonly countryId: string;
  readonly centreId: string;
  readonly timeZone: string;
  readonly number: number;
  readonly kind: 'UNIT' | 'POSTINGS';
  readonly contingentId: string;
  readonly contingentName: string;
  readonly countryCode: string;
  readonly countryName: NameDto;
  readonly centreName: string;
  readonly missionCode: string | null;
  readonly missionName: NameDto | null;
  readonly state: string;
  readonly deployFrom: string;
  readonly deployTo: string | null;
  readonly today: string;
  readonly dues: readonly string[] | null;
  readonly tally: Tally | null;
  readonly gap: Gap | null;
  readonly changedAt: Date | null;
}

const BOARD_ROW = `
  SELECT r.id AS "rotationId", r.country_id AS "countryId", r.centre_id AS "centreId", r.time_zone AS "timeZone", r.number, r.kind,
         t.id AS "contingentId", t.name AS "contingentName", c.code AS "countryCode", c.name AS "countryName", z.name AS "centreName",
         m.code AS "missionCode", m.name AS "missionName", r.state, r.deploy_from AS "deployFrom", r.deploy_to AS "deployTo",
         ($5::timestamptz AT TIME ZONE r.time_zone)::date AS today, s.dues, s.tally, s.gap, s.changed_at AS "changedAt"
  FROM rotation r
  JOIN contingent t ON t.id = r.contingent_id
  JOIN country c ON c.id = r.country_id
  JOIN centre z ON z.id = r.centre_id
  LEFT JOIN mission m ON m.id = r.mission_id
  LEFT JOIN rotation_summary s ON s.rotation_id = r.id`;

/** Reads of the board: no evidence, no roll, one kept row a rotation. */
@Injectable()
export class BoardQueries {
  /** Rotations inside the scope, next departure first. */
  lines(db: Queryable, scope: ScopeSet, now: Date, past: boolean): Promise<BoardRow[]> {
    return db.query<BoardRow>(
      `${BOARD_ROW} WHERE ${rotationIn('r', 1)} AND ($6 OR r.state NOT IN ('RETURNED','CLOSED','CANCELLED')) ORDER BY r.deploy_from, r.id`,
      [...scopeParameters(scope), now, past],
    );
  }

  /** Whether a rotation is inside the scope. */
  async sees(db: Queryable, scope: ScopeSet, rotationId: string): Promise<boolean> {
    const rows = await db.query(`SELECT 1 FROM rotation r WHERE r.id = $5 AND ${rotationIn('r', 1)}`, [
      ...scopeParameters(scope),
      rotationId,
    ]);
    return rows.length > 0;
  }

  /** One rotation; null outside the scope. */
  async line(db: Queryable, scope: ScopeSet, now: Date, rotationId: string): Promise<BoardRow | null> {
    const [row] = await db.query<BoardRow>(`${BOARD_ROW} WHERE r.id = $6 AND ${rotationIn('r', 1)}`, [
      ...scopeParameters(scope),
      now,
      rotationId,
    ]);
    return row ?? null;
  }

  /** Titles and numbers of module editions, by edition id; a language without an approved translation has the source's title. */
  async moduleTitles(
    db: Queryable,
    editionIds: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly title: TitleDto; readonly number: number }>> {
    if (editionIds.length === 0) return new Map();
    const rows = await db.query<{
      id: string;
      number: number;
      source: string;
      language: string;
      translated: Partial<NameDto> | null;
    }>(
      `SELECT e.id, e.number, e.document->>'title' AS source, e.language,
              (SELECT jsonb_object_agg(t.language, t.document->>'title') FROM edition_translation t
               WHERE t.edition_id = e.id AND t.state = 'APPROVED' AND t.document IS NOT NULL) AS translated
       FROM module_edition e WHERE e.id = ANY($1)`,
      [editionIds],
    );
    return new Map(
      rows.map(({ id, number, source, language, translated }) => {
        const inOwn = (of: 'en' | 'fr') => (translated?.[of] === undefined ? language : of);
        const title = { en: translated?.en ?? source, fr: translated?.fr ?? source };
        return [id, { number, title: { ...title, languages: { en: inOwn('en'), fr: inOwn('fr') } } }];
      }),
    );
  }

  async courseTitles(
    db: Queryable,
    editionIds: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly title: TitleDto; readonly number: number }>> {
    if (editionIds.length === 0) return new Map();
    const rows = await db.query<{ id: string; number: number; title: NameDto }>(
      'SELECT e.id, e.number, c.title FROM course_edition e JOIN course c ON c.id = e.course_id WHERE e.id = ANY($1)',
      [editionIds],
    );
    return new Map(rows.map(({ id, number, title }) => [id, { number, title: inBoth(title) }]));
  }
}

/** A title that stands in both languages. */
export function inBoth({ en, fr }: NameDto): TitleDto {
  return { en, fr, languages: { en: 'en', fr: 'fr' } };
}
