import { describe, expect, it } from '@jest/globals';
import { formatNumber, pluralForm } from './plural.pipe';

describe('a text that goes with a number', () => {
  it('has the form and the digits that the language itself gives, in every language', () => {
    for (const language of ['en', 'fr', 'ar']) {
      const forms = new Intl.PluralRules(language);
      const numbers = new Intl.NumberFormat(language);
      for (const n of [...Array(1_200).keys(), 1.5, 0.2, -1, -3, 100_000, 1_000_000]) {
        // Of more forms than two, as for a million in French, the texts have none.
        const form = forms.select(n) === 'one' ? 'one' : 'other';
        expect([language, n, pluralForm(n, language)]).toEqual([language, n, form]);
        expect(formatNumber(n, language)).toBe(numbers.format(n));
      }
    }
  });
});
