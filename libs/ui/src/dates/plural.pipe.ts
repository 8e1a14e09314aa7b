import { inject, Pipe, type PipeTransform } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { UI_LANGUAGE } from '../language';

/** Made once a language: making them takes longer than a screen's whole change detection. */
const rules = new Map<string, { readonly forms: Intl.PluralRules; readonly numbers: Intl.NumberFormat }>();

function rulesOf(language: string): { readonly forms: Intl.PluralRules; readonly numbers: Intl.NumberFormat } {
  const found = rules.get(language) ?? {
    forms: new Intl.PluralRules(language),
    numbers: new Intl.NumberFormat(language),
  };
  rules.set(language, found);
  return found;
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
    const { forms, numbers } = rulesOf(this.#language());
    const form = forms.select(n) === 'one' ? 'one' : 'other';
    return this.#texts.translate(`${key}.${form}`, { ...params, n: numbers.format(n) });
  }
}
