import { inject, Pipe, type PipeTransform } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { UI_LANGUAGE } from '../language';

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
    const form = new Intl.PluralRules(language).select(n) === 'one' ? 'one' : 'other';
    return this.#texts.translate(`${key}.${form}`, { ...params, n: new Intl.NumberFormat(language).format(n) });
  }
}
