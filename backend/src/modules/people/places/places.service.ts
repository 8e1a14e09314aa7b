import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit';
import type { Actor } from '../../../platform/access';
import { Database, type Tx } from '../../../platform/database';
import { notFound, Problem } from '../../../platform/http';
import { Clock, Ids } from '../../../platform/time';
import type {
  CentreChangeDto,
  CentreDto,
  CentreEditDto,
  CountryChangeDto,
  CountryDto,
  NewCountryDto,
} from './places.dto';
import { PlacesQueries } from './places.queries';

export interface NewCountry {
  readonly code: string;
  readonly name: { readonly en: string; readonly fr: string };
  readonly services: readonly { readonly code: string; readonly name: { readonly en: string; readonly fr: string } }[];
  readonly fictional: boolean;
}

export interface NewCentre {
  readonly countryId: string;
  readonly code: string;
  readonly name: string;
  readonly timeZone: string;
  readonly languages: readonly string[];
}

/** Services a country starts with; each country names its own afterwards. */
export const USUAL_SERVICES: NewCountry['services'] = [
  { code: 'ARMY', name: { en: 'Army', fr: 'Armée de terre' } },
  { code: 'POLICE', name: { en: 'Police', fr: 'Police' } },
];

/** Countries and centres: made at set-up, by the demonstration and by those who hold `country.edit`, all through here. */
@Injectable()
export class PlacesService {
  constructor(
    private readonly db: Database,
    private readonly queries: PlacesQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async addCountry(tx: Tx, actor: Actor | null, country: NewCountry): Promise<string> {
    const id = this.ids.next();
    await tx.query('INSERT INTO country (id, code, name, services, fictional, created_at) VALUES ($1,$2,$3,$4,$5,$6)', [
      id,
      country.code,
      JSON.stringify(country.name),
      JSON.stringify(country.services),
      country.fictional,
      this.clock.now(),
    ]);
    await this.audit.record(tx, actor, {
      action: 'country.added',
      entityKind: 'country',
      entityId: id,
      countryId: id,
      details: { code: country.code },
    });
    return id;
  }

  async addCentre(tx: Tx, actor: Actor | null, centre: NewCentre): Promise<string> {
    const id = this.ids.next();
    await tx.query(
      'INSERT INTO centre (id, country_id, code, name, time_zone, languages, created_at) VALUES ($1,$2,$3,$4,$5,$6,$7)',
      [id, centre.countryId, centre.code, centre.name, centre.timeZone, centre.languages, this.clock.now()],
    );
    await this.audit.record(tx, actor, {
      action: 'centre.added',
      entityKind: 'centre',
      entityId: id,
      countryId: centre.countryId,
      centreId: id,
      details: { code: centre.code, timeZone: centre.timeZone },
    });
    return id;
  }

  /** The countries that the actor may edit, with their centres. */
  list(actor: Actor): Promise<CountryDto[]> {
    return this.queries.countries(this.db, actor.scopes('country.edit'));
  }

  /** A further country: for who administers the system. */
  async createCountry(actor: Actor, wish: NewCountryDto): Promise<CountryDto> {
    const scopes = actor.scopes('country.edit');
    if (!scopes.system) throw new Problem('access.refused');
    return this.db.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 727275))', [wish.code]);
      const [taken] = await tx.query('SELECT 1 FROM country WHERE code = $1', [wish.code]);
      if (taken !== undefined) throw new Problem('code.taken', { pointers: [{ pointer: '/code', code: 'taken' }] });
      const id = await this.addCountry(tx, actor, { ...wish, fictional: false });
      return this.country(tx, actor, id);
    });
  }

  /** Names and services; a service under which there are people or ranks stays. */
  async changeCountry(actor: Actor, id: string, wish: CountryChangeDto): Promise<CountryDto> {
    return this.db.transaction(async (tx) => {
      const before = await this.country(tx, actor, id);
      if (before.version !== wish.version) throw stale(before);
      const kept = new Set(wish.services.map(({ code }) => code));
      const missing = (await this.queries.usedServices(tx, id)).filter((code) => !kept.has(code));
      if (missing.length > 0)
        throw new Problem('people.serviceInUse', {
          params: { service: missing.join(', ') },
          pointers: [{ pointer: '/services', code: 'inUse' }],
        });
      await tx.query('UPDATE country SET name = $2, services = $3, version = version + 1 WHERE id = $1', [
        id,
        JSON.stringify(wish.name),
        JSON.stringify(wish.services),
      ]);
      await this.audit.record(tx, actor, {
        action: 'country.changed',
        entityKind: 'country',
        entityId: id,
        countryId: id,
        details: {
          before: { name: before.name, services: before.services },
          after: { name: wish.name, services: wish.services },
        },
      });
      return this.country(tx, actor, id);
    });
  }

  /** A further centre of a country; its code is the country's with the next number. */
  async createCentre(actor: Actor, countryId: string, wish: CentreEditDto): Promise<CentreDto> {
    return this.db.transaction(async (tx) => {
      const country = await this.country(tx, actor, countryId);
      const numbers = country.centres.map(({ code }) => Number(/-(\d+)$/.exec(code)?.[1] ?? 0));
      const code = `${country.code}-${Math.max(0, ...numbers) + 1}`;
      const id = await this.addCentre(tx, actor, { ...wish, countryId, code });
      return { id, code, name: wish.name, timeZone: wish.timeZone, languages: wish.languages, version: 1 };
    });
  }

  /** Name, time zone and languages of a centre. Rotations keep the zone they were made with. */
  async changeCentre(actor: Actor, id: string, wish: CentreChangeDto): Promise<CentreDto> {
    return this.db.transaction(async (tx) => {
      const row = await this.queries.lockCentre(tx, actor.scopes('country.edit'), id);
      if (!row) throw notFound();
      const { countryId, ...before } = row;
      if (before.version !== wish.version) throw stale(before);
      await tx.query(
        'UPDATE centre SET name = $2, time_zone = $3, languages = $4, version = version + 1 WHERE id = $1',
        [id, wish.name, wish.timeZone, wish.languages],
      );
      const after = { ...before, name: wish.name, timeZone: wish.timeZone, languages: wish.languages };
      await this.audit.record(tx, actor, {
        action: 'centre.changed',
        entityKind: 'centre',
        entityId: id,
        countryId,
        centreId: id,
        details: { before, after },
      });
      return { ...after, version: before.version + 1 };
    });
  }

  private async country(tx: Tx, actor: Actor, id: string): Promise<CountryDto> {
    const country = await this.queries.lockCountry(tx, actor.scopes('country.edit'), id);
    if (!country) throw notFound();
    return country;
  }
}

function stale(stored: CountryDto | CentreDto): Problem {
  return new Problem('edit.stale', { data: { stored, version: stored.version } });
}
