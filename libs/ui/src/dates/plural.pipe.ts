import { inject, Pipe, type PipeTransform } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { UI_LANGUAGE } from '../language';

/**
 * Whether `n` takes the form of one, in the interface's languages: making the first `Intl` rules of a page takes longer
 * than drawing a screen does. Other languages pay that, once.
 */
const ONE: Readonly<Record<string, (n: number) => boolean>> = {
  en: (n) => Math.abs(n) === 1,
  fr: (n) => Math.abs(n) < 2,
};
const rules = new Map<string, Intl.PluralRules>();
const numbers = new Map<string, Intl.NumberFormat>();

function kept<T>(made: Map<string, T>, language: string, make: (language: string) => T): T {
  const found = made.get(language) ?? make(language);
  made.set(language, found);
  return found;
}

/** `one` or `other`, as the language's own rules say (CLDR, plural rules). */
export function pluralForm(n: number, language: string): 'one' | 'other' {
  const one = ONE[language];
  if (one !== undefined) return one(n) ? 'one' : 'other';
  return kept(rules, language, (tag) => new Intl.PluralRules(tag)).select(n) === 'one' ? 'one' : 'other';
}

/** `n` in the language's digits and grouping. */
export function formatNumber(n: number, language: string): string {
  if (language in ONE && Number.isInteger(n) && n >= 0 && n < 1_000) return String(n);
  return kept(numbers, language, (tag) => new Intl.NumberFormat(tag)).format(n);
}

/**
 * The form of a text that goes with a number: `{{ 'people.found' | plural: 3 }}` looks up `people.found.other`
 * (or `.one`, as the language's own rules say) and gives it `n`, written in the language's digits and
 * grouping. More parameters go into the second argument. Texts need `one` and `other`.
 */
@Pipe({ name: 'plural', pure: false })
export class PluralPipe implements PipeTransform {
  readonly #texts = inject(TranslocoService);
  readonly #language = inject(UI_LANGUAGE);

  transform(key: string, n: number, params: Readonly<Record<string, unknown>> = {}): string {
    const language = this.#language();
    return this.#texts.translate(`${key}.${pluralForm(n, language)}`, { ...params, n: formatNumber(n, language) });
  }
}
