import { Injectable } from '@nestjs/common';
import type { ScopeSet } from '../../../platform/access';
import type { Queryable } from '../../../platform/database';
import type { CentreDto, CountryDto } from './places.dto';

const COUNTRY = `c.id, c.code, c.name, c.services, c.fictional, c.version, COALESCE((SELECT jsonb_agg(jsonb_build_object(
    'id', k.id, 'code', k.code, 'name', k.name, 'timeZone', k.time_zone, 'languages', k.languages, 'version', k.version) ORDER BY k.code)
  FROM centre k WHERE k.country_id = c.id), '[]') AS centres`;

interface CentreRow extends CentreDto {
  readonly countryId: string;
}

/** All SQL of countries and centres that somebody may edit. */
@Injectable()
export class PlacesQueries {
  /** Countries inside the scope, each with its centres. */
  async countries(db: Queryable, { system, countries }: ScopeSet): Promise<CountryDto[]> {
    return db.query<CountryDto>(`SELECT ${COUNTRY} FROM country c WHERE $1 OR c.id = ANY($2) ORDER BY c.code`, [
      system,
      countries,
    ]);
  }

  /** One country inside the scope, locked before its centres are read. */
  async lockCountry(db: Queryable, scopes: ScopeSet, id: string): Promise<CountryDto | null> {
    await db.query('SELECT 1 FROM country WHERE id = $1 FOR UPDATE', [id]);
    return (await this.countries(db, scopes)).find((country) => country.id === id) ?? null;
  }

  /** One centre inside the scope, locked. */
  async lockCentre(db: Queryable, { system, centres }: ScopeSet, id: string): Promise<CentreRow | null> {
    const [row] = await db.query<CentreRow>(
      `SELECT id, country_id AS "countryId", code, name, time_zone AS "timeZone", languages, version
       FROM centre WHERE ($1 OR id = ANY($2)) AND id = $3 FOR UPDATE`,
      [system, centres, id],
    );
    return row ?? null;
  }

  /** Services of a country under which there are people or ranks. */
  async usedServices(db: Queryable, countryId: string): Promise<string[]> {
    const rows = await db.query<{ service: string }>(
      'SELECT service FROM person WHERE country_id = $1 UNION SELECT service FROM rank WHERE country_id = $1',
      [countryId],
    );
    return rows.map(({ service }) => service);
  }
}
