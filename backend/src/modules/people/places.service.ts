import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit';
import type { Actor } from '../../platform/access';
import type { Tx } from '../../platform/database';
import { Clock, Ids } from '../../platform/time';

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

/** Countries and centres: made at set-up and by the demonstration, both through here. */
@Injectable()
export class PlacesService {
  constructor(
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
}
