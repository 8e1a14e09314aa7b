import { describe, expect, it } from '@jest/globals';
import { MAY_GRANT, ROLES, type Role, type ScopeKind } from '@peacewright/contracts';
import { Actor, type Grant } from '../../../platform/access';
import { grantVerdict, standsAbove, type ScopePlace } from './granting';

const COUNTRY: ScopePlace = { kind: 'COUNTRY', id: 'c', countryId: 'c', centreId: null };
const CENTRE: ScopePlace = { kind: 'CENTRE', id: 'k', countryId: 'c', centreId: 'k' };
const CONTINGENT: ScopePlace = { kind: 'CONTINGENT', id: 't', countryId: 'c', centreId: null };
const ROTATION: ScopePlace = { kind: 'ROTATION', id: 'r', countryId: 'c', centreId: 'k' };
const GUEST_ROTATION: ScopePlace = { kind: 'ROTATION', id: 'g', countryId: 'other', centreId: 'k' };
const SYSTEM: ScopePlace = { kind: 'SYSTEM', id: null, countryId: null, centreId: null };
const FOREIGN: ScopePlace = { kind: 'CENTRE', id: 'x', countryId: 'other', centreId: 'x' };

function actor(...grants: [Role, ScopeKind, string | null, string[]?][]): Actor {
  const given = grants.map(([role, scopeKind, scopeId, centres = []]): Grant => ({
    role,
    scopeKind,
    scopeId,
    centres,
  }));
  return new Actor('a', 'c', null, 'en', given, '');
}
const desk = actor(['NATIONAL_DESK', 'COUNTRY', 'c', ['k']]);
const administrator = actor(['CENTRE_ADMIN', 'CENTRE', 'k']);
const system = actor(['SYSTEM_ADMIN', 'SYSTEM', null]);

describe('granting', () => {
  it('lets a centre give its roles at the centre and on the rotations it prepares, also of another country', () => {
    expect(grantVerdict(administrator, 'CURRICULUM_DEVELOPER', CENTRE)).toBe('ALLOWED');
    expect(grantVerdict(administrator, 'CONTINGENT_TRAINING_OFFICER', ROTATION)).toBe('ALLOWED');
    expect(grantVerdict(administrator, 'CONTINGENT_TRAINING_OFFICER', GUEST_ROTATION)).toBe('ALLOWED');
    expect(grantVerdict(administrator, 'CONTINGENT_TRAINING_OFFICER', CONTINGENT)).toBe('OUTSIDE');
  });

  it('lets a country give its roles to its centres, contingents and rotations', () => {
    for (const place of [COUNTRY, CENTRE, CONTINGENT, ROTATION, GUEST_ROTATION])
      expect(grantVerdict(desk, 'CENTRE_ADMIN', place)).toBe('ALLOWED');
    expect(grantVerdict(desk, 'INSTRUCTOR', CENTRE)).toBe('REFUSED');
  });

  it('refuses every role above the own, whatever the place', () => {
    for (const place of [SYSTEM, COUNTRY, CENTRE, FOREIGN]) {
      expect(grantVerdict(administrator, 'NATIONAL_DESK', place)).toBe('REFUSED');
      expect(grantVerdict(desk, 'SYSTEM_ADMIN', place)).toBe('REFUSED');
    }
  });

  it('does not tell of places outside', () => {
    expect(grantVerdict(administrator, 'INSTRUCTOR', FOREIGN)).toBe('OUTSIDE');
    expect(grantVerdict(desk, 'CENTRE_ADMIN', FOREIGN)).toBe('OUTSIDE');
    expect(grantVerdict(system, 'CENTRE_ADMIN', FOREIGN)).toBe('ALLOWED');
  });

  it('does not add up: the role of one grant is not given in the place of another', () => {
    const both = actor(['CENTRE_ADMIN', 'CENTRE', 'x'], ['NATIONAL_DESK', 'COUNTRY', 'c', ['k']]);
    expect(grantVerdict(both, 'INSTRUCTOR', CENTRE)).toBe('REFUSED');
  });

  it('gives nothing to who holds no role that grants', () => {
    for (const role of ROLES.filter((name) => MAY_GRANT[name] === undefined))
      for (const wanted of ROLES) expect(grantVerdict(actor([role, 'CENTRE', 'k']), wanted, CENTRE)).toBe('REFUSED');
  });
});

describe('standing above an account', () => {
  it('reaches through the roles that one may grant', () => {
    expect(standsAbove(desk, [{ role: 'INSTRUCTOR', place: CENTRE }])).toBe(true);
    for (const role of ROLES) expect(standsAbove(system, [{ role, place: CENTRE }])).toBe(true);
  });

  it('ends where one held role lies above or outside', () => {
    expect(standsAbove(administrator, [{ role: 'INSTRUCTOR', place: CENTRE }])).toBe(true);
    expect(
      standsAbove(administrator, [
        { role: 'INSTRUCTOR', place: CENTRE },
        { role: 'NATIONAL_DESK', place: COUNTRY },
      ]),
    ).toBe(false);
    expect(standsAbove(desk, [{ role: 'CENTRE_ADMIN', place: FOREIGN }])).toBe(false);
  });

  it('lets a training officer look after learners only', () => {
    const officer = actor(['CONTINGENT_TRAINING_OFFICER', 'ROTATION', 'r']);
    expect(standsAbove(officer, [{ role: 'LEARNER', place: COUNTRY }])).toBe(true);
    expect(standsAbove(officer, [{ role: 'INSTRUCTOR', place: CENTRE }])).toBe(false);
  });
});
