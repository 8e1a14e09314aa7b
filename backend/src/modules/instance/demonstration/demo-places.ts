import { Injectable } from '@nestjs/common';
import { OWN_REASONS } from '@peacewright/contracts';
import { demoAccounts, demoCountries, demoPassword, type DemoAccount } from '@peacewright/reference-content';
import { Accounts, Actors, hashSecret } from '../../../platform/auth';
import type { Actor } from '../../../platform/access';
import { Database, type Tx } from '../../../platform/database';
import { Clock, Ids } from '../../../platform/time';
import { PlacesService, RanksService, RolesService } from '../../people';

/** Ids of what the demonstration has made so far, by the codes of its data. */
export interface DemoIds {
  readonly countries: ReadonlyMap<string, string>;
  readonly centres: ReadonlyMap<string, string>;
}

/** The invented countries with their centres and ranks, and the staff who work there. */
@Injectable()
export class DemoPlaces {
  constructor(
    private readonly db: Database,
    private readonly accounts: Accounts,
    private readonly actors: Actors,
    private readonly places: PlacesService,
    private readonly ranks: RanksService,
    private readonly roles: RolesService,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Makes what is not there yet; each country in a transaction of its own. */
  async load(): Promise<DemoIds> {
    for (const country of demoCountries)
      await this.db.transaction(async (tx) => {
        const [known] = await tx.query('SELECT 1 FROM country WHERE code = $1', [country.code]);
        if (known !== undefined) return;
        const services = country.services.map(({ code, name }) => ({ code, name }));
        const countryId = await this.places.addCountry(tx, null, {
          code: country.code,
          name: country.name,
          services,
          fictional: true,
        });
        await this.places.addCentre(tx, null, { ...country.centre, countryId });
        for (const rank of country.ranks)
          await this.ranks.add(tx, null, {
            countryId,
            service: rank.service,
            abbreviation: rank.abbreviation,
            name: rank.name,
            sortOrder: rank.order,
            band: rank.band,
          });
      });
    const ids = await this.known();
    await this.staff(
      demoAccounts.filter(({ scopeKind }) => ['SYSTEM', 'COUNTRY', 'CENTRE'].includes(scopeKind)),
      (account) =>
        account.scopeKind === 'SYSTEM'
          ? { countryId: null, scopeId: null }
          : account.scopeKind === 'COUNTRY'
            ? {
                countryId: ids.countries.get(account.scope ?? '') ?? null,
                scopeId: ids.countries.get(account.scope ?? '') ?? null,
              }
            : {
                countryId: ids.countries.get((account.scope ?? '').slice(0, 2)) ?? null,
                scopeId: ids.centres.get(account.scope ?? '') ?? null,
              },
    );
    return ids;
  }

  /** Staff accounts with the demonstration's published password, each with its one role. */
  async staff(
    wanted: readonly DemoAccount[],
    place: (account: DemoAccount) => { countryId: string | null; scopeId: string | null },
  ): Promise<void> {
    const passwordHash = await hashSecret(demoPassword);
    for (const account of wanted)
      await this.db.transaction(async (tx) => {
        if (await this.accounts.byEmail(tx, account.email)) return;
        const { countryId, scopeId } = place(account);
        const accountId = await this.insert(tx, account, countryId, passwordHash);
        await this.roles.grant(tx, null, {
          accountId,
          role: account.role,
          scopeKind: account.scopeKind,
          scopeId,
          endsAt:
            account.endsInDays === undefined
              ? null
              : new Date(this.clock.now().getTime() + account.endsInDays * 86_400_000),
          reason: OWN_REASONS.demonstration,
        });
      });
  }

  /** The member of staff as an actor, with the role granted above. */
  async actor(email: string): Promise<Actor> {
    const account = await this.accounts.byEmail(this.db, email);
    const actor = account && (await this.actors.load(this.db, account.id, 'demonstration'));
    if (!actor) throw new Error(`The demonstration has no account ${email}.`);
    return actor;
  }

  /** The one who holds `role` in the scope of that code. */
  holder(role: DemoAccount['role'], scope: string): Promise<Actor> {
    const account = demoAccounts.find((one) => one.role === role && one.scope === scope);
    if (!account) throw new Error(`Nobody in the demonstration is ${role} of ${scope}.`);
    return this.actor(account.email);
  }

  /** Accounts that teach at the centre of that code. */
  instructors(scope: string): Promise<string[]> {
    const accounts = demoAccounts.filter((one) => one.role === 'INSTRUCTOR' && one.scope === scope);
    return Promise.all(accounts.map(async ({ email }) => (await this.actor(email)).accountId));
  }

  private async insert(tx: Tx, account: DemoAccount, countryId: string | null, passwordHash: string): Promise<string> {
    const id = this.ids.next();
    await this.accounts.insert(tx, {
      id,
      countryId,
      personId: null,
      displayName: account.displayName,
      email: account.email,
      passwordHash,
      pinLogin: null,
      pinHash: null,
      mustChange: false,
      preferredLanguage: account.preferredLanguage,
      state: 'ACTIVE',
      createdAt: this.clock.now(),
    });
    return id;
  }

  private async known(): Promise<DemoIds> {
    const countries = await this.db.query<{ code: string; id: string }>('SELECT code, id FROM country');
    const centres = await this.db.query<{ code: string; id: string }>('SELECT code, id FROM centre');
    return {
      countries: new Map(countries.map(({ code, id }) => [code, id])),
      centres: new Map(centres.map(({ code, id }) => [code, id])),
    };
  }
}
