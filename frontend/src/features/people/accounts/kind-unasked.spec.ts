import { describe, expect, it } from '@jest/globals';
import { kindUnasked } from './kind-unasked';

describe('the kind of accounts that is shown unasked', () => {
  const officer = [{ role: 'CONTINGENT_TRAINING_OFFICER', scopeKind: 'CONTINGENT' }] as const;

  it('is staff for those who have some', () => {
    expect(kindUnasked([...officer, { role: 'CENTRE_ADMIN', scopeKind: 'CENTRE' }], undefined)).toBe('STAFF');
    expect(kindUnasked([{ role: 'SYSTEM_ADMIN', scopeKind: 'SYSTEM' }], '')).toBe('STAFF');
  });

  it('is the people of the rolls for those who look after nobody else', () => {
    expect(kindUnasked(officer, undefined)).toBe('LEARNERS');
    expect(kindUnasked([...officer, { role: 'SIGNATORY', scopeKind: 'COUNTRY' }], '')).toBe('LEARNERS');
  });

  it('is everybody while something is looked for', () => {
    expect(kindUnasked(officer, '0042')).toBe('ALL');
  });
});
