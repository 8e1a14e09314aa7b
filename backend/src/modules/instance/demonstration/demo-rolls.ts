import { Injectable } from '@nestjs/common';
import { OWN_REASONS } from '@peacewright/contracts';
import {
  demoAccounts,
  demoContingents,
  demoCountries,
  demoCourses,
  demoLearners,
  demoMission,
  demoPeople,
  demoSubUnits,
  type DemoContingent,
  type DemoPerson,
  type DemoPlace,
} from '@peacewright/reference-content';
import type { Actor } from '../../../platform/access';
import { Accounts, hashSecret, pinLogin } from '../../../platform/auth';
import { Database } from '../../../platform/database';
import { Clock, dayIn, Ids } from '../../../platform/time';
import {
  AssignmentsService,
  MissionsService,
  RollChangesService,
  RollImportsService,
  RotationsService,
} from '../../contingents';
import { RolesService } from '../../people';
import { DemoCourses } from './demo-courses';
import { dayFrom, instantOf } from './demo-days';
import { DemoPlaces, type DemoIds } from './demo-places';

const SEED = 20261123;

type DemoState = DemoContingent['rotation']['state'];

/** A rotation of the demonstration as it was made. */
export interface DemoRoll {
  readonly contingent: DemoContingent;
  readonly rotationId: string;
  readonly centre: { readonly id: string; readonly code: string };
  readonly places: readonly DemoPlace[];
  /** In the centre's zone. */
  readonly today: string;
}

/** Contingents and rotations: made by the national desk, rolls loaded from a file, courses assigned, accounts given. */
@Injectable()
export class DemoRolls {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly accounts: Accounts,
    private readonly roles: RolesService,
    private readonly places: DemoPlaces,
    private readonly courses: DemoCourses,
    private readonly missions: MissionsService,
    private readonly rotations: RotationsService,
    private readonly imports: RollImportsService,
    private readonly changes: RollChangesService,
    private readonly assignments: AssignmentsService,
  ) {}

  /** Calls `began` before each contingent with the number of those that are done. */
  async load(known: DemoIds, began: (done: number) => Promise<void>): Promise<DemoRoll[]> {
    const missionId = await this.mission();
    const rolls: DemoRoll[] = [];
    for (const contingent of demoContingents) {
      await began(rolls.length);
      const country = demoCountries.find(({ code }) => code === contingent.country);
      if (!country) throw new Error(`No country ${contingent.country}.`);
      const centre = { id: known.centres.get(country.centre.code) ?? '', code: country.centre.code };
      const today = dayIn(this.clock.now(), country.centre.timeZone);
      const desk = await this.places.holder('NATIONAL_DESK', country.code);
      const rotationId = await this.rotation(
        desk,
        contingent,
        known.countries.get(country.code) ?? '',
        centre.id,
        missionId,
        today,
      );
      const places = demoPeople(contingent.rotation, country, SEED);
      await this.roll(desk, contingent, rotationId, places, today);
      await this.assign(desk, contingent, rotationId, centre.id, today);
      await this.open(rotationId, country.code);
      rolls.push({ contingent, rotationId, centre, places, today });
    }
    await this.officers();
    return rolls;
  }

  private async mission(): Promise<string> {
    const [known] = await this.db.query<{ id: string }>('SELECT id FROM mission WHERE code = $1', [demoMission.code]);
    return known?.id ?? this.db.transaction((tx) => this.missions.add(tx, null, { ...demoMission, countryId: null }));
  }

  private async rotation(
    desk: Actor,
    contingent: DemoContingent,
    countryId: string,
    centreId: string,
    missionId: string,
    today: string,
  ): Promise<string> {
    const { rotation } = contingent;
    const [known] = await this.db.query<{ id: string }>(
      'SELECT r.id FROM rotation r JOIN contingent c ON c.id = r.contingent_id WHERE c.country_id = $1 AND c.name = $2 AND r.number = $3',
      [countryId, contingent.name, rotation.number],
    );
    if (known) return known.id;
    const [made] = await this.db.query<{ id: string }>(
      'SELECT id FROM contingent WHERE country_id = $1 AND name = $2',
      [countryId, contingent.name],
    );
    const contingentId =
      made?.id ??
      (await this.rotations.createContingent(desk, { countryId, name: contingent.name, unitType: contingent.unitType }))
        .id;
    const dates = Object.fromEntries(
      Object.entries<number>({ ...rotation.dates }).map(([name, days]) => [name, dayFrom(today, days)]),
    ) as Record<keyof typeof rotation.dates, string>;
    return (
      await this.rotations.create(desk, {
        contingentId,
        centreId,
        missionId,
        kind: rotation.kind,
        number: rotation.number,
        ...dates,
      })
    ).id;
  }

  /** Loads the file that a training officer would, then replaces whom the data says left. */
  private async roll(
    desk: Actor,
    contingent: DemoContingent,
    rotationId: string,
    places: readonly DemoPlace[],
    today: string,
  ): Promise<void> {
    const [loaded] = await this.db.query('SELECT 1 FROM roll_entry WHERE rotation_id = $1 LIMIT 1', [rotationId]);
    if (loaded !== undefined) return;
    const started = dayFrom(today, contingent.rotation.dates.trainingStart);
    const file = Buffer.from(rollFile(contingent, places, started));
    await this.clock.during(instantOf(started, 8), async () => {
      const preview = await this.imports.start(desk, rotationId, `${contingent.rotation.code}.csv`, file);
      const undecided = preview.rows.filter(({ outcome }) => outcome === 'doubtful');
      const decided =
        undecided.length === 0
          ? preview
          : await this.imports.decide(desk, preview.id, {
              version: preview.version,
              decisions: undecided.map(({ row }) => ({ row, decision: 'NEW' as const })),
            });
      if (decided.counts.refused > 0) throw new Error(`The roll of ${contingent.rotation.code} has refused rows.`);
      await this.imports.apply(desk, decided.id, decided.version);
    });
    for (const place of places)
      if (place.replaced && place.holder)
        await this.replace(desk, rotationId, place, place.holder, place.replaced, today);
    for (const state of statesUpTo(contingent.rotation.state)) {
      const { version } = await this.rotations.show(desk, rotationId);
      await this.rotations.setState(desk, rotationId, { state, version });
    }
  }

  private async replace(
    desk: Actor,
    rotationId: string,
    place: DemoPlace,
    holder: DemoPerson,
    left: { person: DemoPerson; reason: string },
    today: string,
  ): Promise<void> {
    const [entry] = await this.db.query<{ id: string; rankId: string | null }>(
      `SELECT e.id, (SELECT k.id FROM rank k WHERE k.country_id = e.country_id AND k.service = $3 AND k.abbreviation = $4) AS "rankId"
       FROM roll_entry e JOIN post p ON p.id = e.post_id WHERE e.rotation_id = $1 AND p.code = $2 AND e.status = 'PRIMARY'`,
      [rotationId, place.code, holder.service, holder.rank],
    );
    if (!entry) throw new Error(`Nobody holds ${place.code}.`);
    const fromDate = dayFrom(today, place.holderFromDay);
    await this.clock.during(instantOf(fromDate, 9), () =>
      this.changes.replace(desk, entry.id, {
        reason: left.reason,
        fromDate,
        person: {
          service: holder.service,
          serviceNumber: holder.serviceNumber,
          fullName: holder.fullName,
          ...(holder.familyName !== null && { familyName: holder.familyName }),
          ...(holder.givenNames !== null && { givenNames: holder.givenNames }),
          ...(entry.rankId !== null && { rankId: entry.rankId }),
          preferredLanguage: holder.preferredLanguage,
        },
      }),
    );
  }

  private async assign(
    desk: Actor,
    contingent: DemoContingent,
    rotationId: string,
    centreId: string,
    today: string,
  ): Promise<void> {
    const present = new Set(
      (await this.assignments.list(desk, rotationId)).map(({ courseEditionId }) => courseEditionId),
    );
    for (const course of demoCourses) {
      const requirement = contingent.rotation.requirements.find(({ module }) => module === course.modules[0]);
      const courseEditionId = await this.courses.publishedEdition(centreId, course.code);
      if (!requirement || present.has(courseEditionId)) continue;
      const dueOn = dayFrom(today, contingent.rotation.dates.deployFrom - requirement.dueDaysBeforeDeployment);
      await this.clock.during(instantOf(dayFrom(today, contingent.rotation.dates.trainingStart), 10), () =>
        this.assignments.create(desk, rotationId, { courseEditionId, selector: requirement.selector, dueOn }),
      );
    }
  }

  /**
   * Accounts for everybody on the roll. Only the learners whom the first page shows have a PIN; the others get theirs, as
   * in a centre, from an officer.
   */
  private async open(rotationId: string, countryCode: string): Promise<void> {
    const people = await this.db.query<{
      id: string;
      countryId: string;
      service: string;
      number: string;
      name: string;
      language: string;
    }>(
      `SELECT DISTINCT p.id, p.country_id AS "countryId", p.service, p.service_number AS number, i.full_name AS name, p.preferred_language AS language
       FROM roll_entry e JOIN person p ON p.id = e.person_id JOIN person_identity i ON i.person_id = p.id
       WHERE e.rotation_id = $1 AND NOT EXISTS (SELECT 1 FROM account a WHERE a.person_id = p.id)`,
      [rotationId],
    );
    const shown = new Map(
      demoLearners.map((learner) => [`${learner.scope}/${learner.service}/${learner.serviceNumber}`, learner.pin]),
    );
    const hashes = new Map(
      await Promise.all([...shown].map(async ([login, pin]) => [login, await hashSecret(pin)] as const)),
    );
    await this.db.transaction(async (tx) => {
      for (const person of people) {
        const login = pinLogin(countryCode, person.service, person.number);
        const accountId = this.ids.next();
        await this.accounts.insert(tx, {
          id: accountId,
          countryId: person.countryId,
          personId: person.id,
          displayName: person.name,
          email: null,
          passwordHash: null,
          pinLogin: login,
          pinHash: hashes.get(login) ?? null,
          mustChange: false,
          preferredLanguage: person.language,
          state: 'ACTIVE',
          createdAt: this.clock.now(),
        });
        await this.roles.grant(tx, null, {
          accountId,
          role: 'LEARNER',
          scopeKind: 'COUNTRY',
          scopeId: person.countryId,
          endsAt: null,
          reason: OWN_REASONS.demonstration,
        });
      }
    });
  }

  /** Staff whose scope is a contingent or a rotation. */
  private async officers(): Promise<void> {
    const rows = await this.db.query<{
      name: string;
      contingentId: string;
      countryId: string;
      rotationId: string;
      number: number;
    }>(
      'SELECT c.name, c.id AS "contingentId", c.country_id AS "countryId", r.id AS "rotationId", r.number FROM rotation r JOIN contingent c ON c.id = r.contingent_id',
    );
    const wanted = demoAccounts.filter(({ scopeKind }) => scopeKind === 'CONTINGENT' || scopeKind === 'ROTATION');
    await this.places.staff(wanted, (account) => {
      const contingent = demoContingents.find(
        ({ code, rotation }) => account.scope === code || account.scope === rotation.code,
      );
      const row = rows.find(({ name, number }) => name === contingent?.name && number === contingent.rotation.number);
      if (!row) throw new Error(`No contingent ${account.scope ?? ''}.`);
      return {
        countryId: row.countryId,
        scopeId: account.scopeKind === 'CONTINGENT' ? row.contingentId : row.rotationId,
      };
    });
  }
}

/** The states that lead from PLANNED to the one the data names. */
function statesUpTo(state: DemoState): DemoState[] {
  const all: DemoState[] = ['TRAINING', 'READY_FOR_REVIEW', 'DEPLOYED'];
  return all.slice(0, all.indexOf(state) + 1);
}

const HEADS = [
  'Service',
  'Service number',
  'Full name',
  'Family name',
  'Given names',
  'Rank',
  'Category',
  'Sex',
  'Date of birth',
  'Language',
  'Company',
  'Platoon',
  'Section',
  'Post code',
  'Post title',
  'Status',
  'From',
];

/** The roll as the spreadsheet of a contingent: holders as they were at the start of training, vacancies and reserves. */
function rollFile(contingent: DemoContingent, places: readonly DemoPlace[], from: string): string {
  const units = new Map(demoSubUnits(contingent.rotation).map((unit) => [unit.path, unit]));
  const namesOf = (path: string): string[] => {
    const unit = units.get(path);
    return unit ? [...(unit.parent === null ? [] : namesOf(unit.parent)), unit.name] : [];
  };
  const line = (place: DemoPlace, person: DemoPerson | null, status: 'PRIMARY' | 'RESERVE'): string[] => {
    const [company = '', platoon = '', section = ''] = namesOf(place.subUnit);
    const who = person
      ? [
          person.service,
          person.serviceNumber,
          person.fullName,
          person.familyName ?? '',
          person.givenNames ?? '',
          person.rank,
          person.category,
          person.sex,
          person.dateOfBirth,
          person.preferredLanguage,
        ]
      : ['', '', '', '', '', '', place.category, '', '', ''];
    return [...who, company, platoon, section, place.code, place.title, person ? status : '', person ? from : ''];
  };
  const lines = places.flatMap((place) => [
    line(place, place.replaced?.person ?? place.holder, 'PRIMARY'),
    ...(place.reserve ? [line(place, place.reserve, 'RESERVE')] : []),
  ]);
  return [HEADS, ...lines]
    .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
    .join('\r\n');
}
