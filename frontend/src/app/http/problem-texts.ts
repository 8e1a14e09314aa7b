import { inject, Injectable, Pipe, type PipeTransform } from '@angular/core';
import { formatNumber, pluralForm } from '@peacewright/ui';
import { Texts } from '../texts/texts';
import { ApiProblem } from './api-problem';

/** Sentences for problems, in the person's language. */
@Injectable({ providedIn: 'root' })
export class ProblemTexts {
  readonly #texts = inject(Texts);

  /**
   * The sentence `problems.<code>`, or `<feature>.problems.<rest>` of the feature whose name the code begins with;
   * else a general one. One that goes with a number has the forms `one` and `other` for the parameter `count`, which it
   * shows as `n`. The reference for support is shown apart.
   */
  sentence(error: unknown): string {
    if (!(error instanceof ApiProblem)) return this.#texts.text('problems.unknown');
    const count = error.params['count'];
    if (typeof count === 'number') {
      const language = this.#texts.language();
      const counted = this.#keyOf(`${error.code}.${pluralForm(count, language)}`);
      if (counted !== undefined)
        return this.#texts.text(counted, { ...error.params, n: formatNumber(count, language) });
    }
    return this.#texts.text(this.#keyOf(error.code) ?? 'problems.unknown', withWait(error.params));
  }

  #keyOf(code: string): string | undefined {
    const [feature = '', ...rest] = code.split('.');
    return [`problems.${code}`, `${feature}.problems.${rest.join('.')}`].find((key) => this.#texts.has(key));
  }
}

/** `wait`, where seconds are told: more of them than people count are minutes. */
function withWait(params: ApiProblem['params']): ApiProblem['params'] {
  const { seconds } = params;
  if (typeof seconds !== 'number') return params;
  const wait = seconds > 90 ? `${String(Math.ceil(seconds / 60))}\u00a0min` : `${String(seconds)}\u00a0s`;
  return { ...params, wait };
}

/** `{{ error | problemText }}`: the sentence for whatever was thrown. */
@Pipe({ name: 'problemText', pure: false })
export class ProblemTextPipe implements PipeTransform {
  readonly #sentences = inject(ProblemTexts);

  transform(error: unknown): string {
    return this.#sentences.sentence(error);
  }
}
