import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hashSecret, makePin, passwordIsWeak, pinIsWeak, secretMatches } from './secrets';

describe('secrets', () => {
  it('match what made them and nothing else', async () => {
    const stored = await hashSecret('correct horse battery');
    expect(await secretMatches(stored, 'correct horse battery')).toBe(true);
    expect(await secretMatches(stored, 'correct horse batterY')).toBe(false);
    expect(await secretMatches(null, 'correct horse battery')).toBe(false);
  });

  it('refuse the PINs that people try first', () => {
    for (const pin of ['000000', '123456', '987654', '12345', 'abcdef', '1234567890123'])
      expect(pinIsWeak(pin)).toBe(true);
    expect(pinIsWeak('493027')).toBe(false);
  });

  it('make printed PINs of six digits that are not weak', () => {
    for (let i = 0; i < 200; i++) expect(makePin()).toMatch(/^\d{6}$/);
  });

  it('ask for long passwords of more than a few characters', () => {
    expect(passwordIsWeak('aaaaaaaaaaaaaaaa')).toBe(true);
    fc.assert(fc.property(fc.string({ maxLength: 11 }), (text) => passwordIsWeak(text)));
    expect(passwordIsWeak('a long enough one')).toBe(false);
  });
});
