import { describe, expect, it } from '@jest/globals';
import { ROLES, ROLE_TABLE } from '@peacewright/contracts';
import { demoAccounts, demoContingents, demoCountries, demoLearners, demoPassword, ilmariaNameChecks } from './demo';
import type { DemoContingent, DemoCountry } from './demo';
import { demoPeople, demoSubUnits } from './demo-people';
import type { DemoPerson, DemoPlace } from './demo-people';
import { demoProgress, demoRequiredModules } from './demo-progress';

const SEED = 20_261_123;

function countryOf(contingent: DemoContingent): DemoCountry {
  const country = demoCountries.find((one) => one.code === contingent.country);
  if (!country) throw new Error(`No country ${contingent.country}`);
  return country;
}

function rollOf(contingent: DemoContingent, seed = SEED): DemoPlace[] {
  return demoPeople(contingent.rotation, countryOf(contingent), seed);
}

function everybody(places: readonly DemoPlace[]): DemoPerson[] {
  return places
    .flatMap((place) => [place.holder, place.reserve, place.replaced?.person ?? null])
    .filter((person) => person !== null);
}

describe('the demonstration countries', () => {
  it('have codes that ISO 3166 leaves to its users, a real time zone, and checked names', () => {
    expect(demoCountries).toHaveLength(3);
    for (const country of demoCountries) {
      expect(country.code).toMatch(/^(AA|Q[M-Z]|X[A-JL-Z]|ZZ)$/);
      expect(() => new Intl.DateTimeFormat('en', { timeZone: country.timeZone })).not.toThrow();
      for (const subject of [country.name.en, country.name.fr, country.code, 'Personal names']) {
        const check = country.nameChecks.find((one) => one.subject === subject);
        expect(check).toMatchObject({ checkedOn: '2026-11-23', result: 'CLEAR' });
        expect([check?.asPlace, check?.asPeople, check?.asSurname, check?.asInsult].every(Boolean)).toBe(true);
      }
    }
  });

  it('have ranks of their own services only, once each, and enough names', () => {
    for (const { services, ranks, names } of demoCountries) {
      expect(new Set(ranks.map((rank) => rank.service))).toEqual(new Set(services.map((service) => service.code)));
      expect(new Set(ranks.map((rank) => `${rank.service} ${rank.abbreviation}`)).size).toBe(ranks.length);
      expect(new Set([...names.female, ...names.male]).size).toBeGreaterThanOrEqual(60);
      expect(new Set(names.family).size).toBeGreaterThanOrEqual(120);
    }
  });
});

describe('the names of the setting', () => {
  it('were checked, every one of them', () => {
    const names = ilmariaNameChecks.map((check) => check.name).join(' ');
    for (const name of [
      'Ilmaria',
      'Port Saleen',
      'Delt Coast',
      'Varrow',
      'Orvesa Hills',
      'Solmark',
      'Hill Front',
      'Grey Caravan',
      'Varrow Committees',
      'UNPIMI',
    ]) {
      expect(names).toContain(name);
    }
    for (const check of ilmariaNameChecks)
      expect([check.asPlace, check.asPeople, check.asSurname, check.asInsult].every(Boolean)).toBe(true);
  });
});

describe('the demonstration accounts', () => {
  it('cover every role, within a scope kind that the role allows, in places that exist', () => {
    const all = [...demoAccounts, ...demoLearners];
    expect(new Set(all.map((account) => account.role))).toEqual(new Set(ROLES));
    const known: Partial<Record<string, string[]>> = {
      COUNTRY: demoCountries.map((country) => country.code),
      CENTRE: demoCountries.map((country) => country.centre.code),
      CONTINGENT: demoContingents.map((contingent) => contingent.code),
      ROTATION: demoContingents.map((contingent) => contingent.rotation.code),
    };
    for (const { role, scopeKind, scope } of all) {
      expect(ROLE_TABLE[role].scopes).toContain(scopeKind);
      if (scope === null) expect(scopeKind).toBe('SYSTEM');
      else expect(known[scopeKind]).toContain(scope);
    }
  });

  it('have an address of their own, an end where the role needs one, and secrets that sign-in accepts', () => {
    expect(new Set(demoAccounts.map((account) => account.email)).size).toBe(demoAccounts.length);
    for (const account of demoAccounts) {
      expect(account.email).toMatch(/^[a-z.]+@example\.org$/);
      expect(account.endsInDays !== undefined).toBe(ROLE_TABLE[account.role].timeBoxed === true);
    }
    expect(demoPassword.length).toBeGreaterThanOrEqual(12);
    for (const learner of demoLearners) expect(learner.pin).toMatch(/^\d{6}$/);
    expect(demoLearners.some((learner) => learner.preferredLanguage === 'fr')).toBe(true);
  });
});

describe.each(demoContingents)('$rotation.code', (contingent) => {
  const { rotation } = contingent;
  const places = rollOf(contingent);

  it('gives the same people for the same seed and others for another', () => {
    expect(rollOf(contingent)).toEqual(places);
    expect(everybody(rollOf(contingent, SEED + 1)).map((one) => one.fullName)).not.toEqual(
      everybody(places).map((one) => one.fullName),
    );
  });

  it('has the posts, vacancies, reserves and replacements that its data ask for', () => {
    const expected = { HALBATT: 850, ESTFPU: 140, GALENG: 180, GALUNMO: 30 }[contingent.code];
    expect(places).toHaveLength(expected ?? 0);
    expect(new Set(places.map((place) => place.code)).size).toBe(places.length);
    const vacant = places.filter((place) => !place.holder);
    expect(vacant).toHaveLength(Math.round(places.length * rotation.vacancyShare));
    expect(vacant.some((place) => place.isKey || place.reserve !== null || place.replaced !== null)).toBe(false);
    expect(places.filter((place) => place.reserve)).toHaveLength(rotation.reserves);
    expect(places.filter((place) => place.replaced)).toHaveLength(rotation.replacements.count);
  });

  it('gives everybody a rank of the post’s band in their own service, and an adult age', () => {
    const { ranks } = countryOf(contingent);
    for (const place of places) {
      for (const person of everybody([place])) {
        const rank = ranks.find((one) => one.service === person.service && one.abbreviation === person.rank);
        expect(rank?.band).toBe(place.rankBand);
        expect(person.dateOfBirth >= '1968' && person.dateOfBirth < '2008').toBe(true);
      }
    }
  });

  it('seats its learners with their own name and number', () => {
    const learners = demoLearners.filter((learner) => learner.rotation === rotation.code);
    const seated = places.filter((place) => place.learner);
    expect(seated.map((place) => place.holder?.serviceNumber).sort()).toEqual(
      learners.map((learner) => learner.serviceNumber).sort(),
    );
  });

  it('meets each target of progress within the roundings, and nothing happens today or later', () => {
    const progress = demoProgress(rotation, places, SEED);
    expect(demoProgress(rotation, places, SEED)).toEqual(progress);
    expect(progress).toHaveLength(everybody(places).length);
    for (const { steps, state, place } of progress) {
      expect(steps.every((step, at) => step.day < 0 && step.day >= (steps[at - 1]?.day ?? step.day))).toBe(true);
      const passed = steps.filter((step) => step.outcome === 'PASSED').map((step) => step.module);
      if (state === 'COMPLETE') expect(passed).toEqual(demoRequiredModules(rotation, place));
      else expect(passed.length).toBeLessThan(demoRequiredModules(rotation, place).length);
    }
    for (const unit of demoSubUnits(rotation).filter((one) => one.parent === null)) {
      const own = progress.filter(
        ({ person, place }) =>
          place.subUnit.split('/')[0] === unit.path && person === place.holder && !place.replaced && !place.learner,
      );
      const complete = own.filter(({ state }) => state === 'COMPLETE').length;
      expect(Math.abs(complete - unit.progress.complete * own.length)).toBeLessThanOrEqual(1);
    }
  });

  it('keeps its dates in order', () => {
    const { trainingStart, nominalRollFreeze, certificationDue, deployFrom, handoverFrom, handoverTo, deployTo } =
      rotation.dates;
    const row = [trainingStart, nominalRollFreeze, certificationDue, deployFrom, handoverFrom, handoverTo, deployTo];
    expect([...row].sort((a, b) => a - b)).toEqual(row);
    for (const unit of demoSubUnits(rotation)) {
      expect(unit.progress.startDay).toBeGreaterThanOrEqual(trainingStart);
      expect(unit.progress.startDay + unit.progress.spanDays).toBeLessThanOrEqual(0);
    }
  });
});

describe('service numbers', () => {
  it('never repeat within country and service, and some begin with a zero', () => {
    for (const country of demoCountries) {
      const people = demoContingents
        .filter((one) => one.country === country.code)
        .flatMap((one) => everybody(rollOf(one)));
      const numbers = people.map((person) => `${person.service} ${person.serviceNumber}`);
      expect(new Set(numbers).size).toBe(numbers.length);
      expect(people.some((person) => person.serviceNumber.startsWith('0'))).toBe(true);
    }
  });
});

describe('names', () => {
  it('come in one word, in two family names, and with particles, hyphens and accents', () => {
    const of = (code: string): DemoPerson[] =>
      demoContingents.filter((one) => one.country === code).flatMap((one) => everybody(rollOf(one)));
    expect(of('XH').some((person) => person.familyName === null && !person.fullName.includes(' '))).toBe(true);
    expect(of('XG').every((person) => person.familyName?.split(' ').length === 2)).toBe(true);
    for (const mark of [/’/, /-/, /é/]) expect(of('XE').some((person) => mark.test(person.fullName))).toBe(true);
  });
});
