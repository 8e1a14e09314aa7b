import { describe, expect, it } from '@jest/globals';
import { changesIn } from './changes';

describe('what an audit row holds', () => {
  it('is laid out as one line for each value', () => {
    expect(changesIn({ role: 'APPROVER', endsAt: null, fields: ['name'] })).toEqual([
      { field: 'role', value: 'APPROVER' },
      { field: 'endsAt', value: '–' },
      { field: 'fields', value: '["name"]' },
    ]);
  });

  it('shows only what changed where there is a before and an after', () => {
    const before = { name: 'Old', timeZone: 'Africa/Dakar', version: 1 };
    expect(changesIn({ code: 'XA', before, after: { name: 'New', timeZone: 'Africa/Dakar', version: 1 } })).toEqual([
      { field: 'code', value: 'XA' },
      { field: 'name', value: 'Old → New' },
    ]);
  });

  it('keeps a before that stands alone', () => {
    expect(changesIn({ before: null, after: 'VERIFIED' })).toEqual([
      { field: 'before', value: '–' },
      { field: 'after', value: 'VERIFIED' },
    ]);
  });
});
