import { inject, Injectable, Pipe, type PipeTransform } from '@angular/core';
import { Texts } from '../texts/texts';
import { ApiProblem } from './api-problem';

/** Sentences for problems, in the person's language. */
@Injectable({ providedIn: 'root' })
export class ProblemTexts {
  readonly #texts = inject(Texts);

  /**
   * The sentence `problems.<code>`, or `<feature>.problems.<rest>` of the feature whose name the code begins with;
   * else a general one. The reference for support is shown apart.
   */
  sentence(error: unknown): string {
    if (!(error instanceof ApiProblem)) return this.#texts.text('problems.unknown');
    return this.#texts.text(this.#keyOf(error.code) ?? 'problems.unknown', error.params);
  }

  #keyOf(code: string): string | undefined {
    const [feature = '', ...rest] = code.split('.');
    return [`problems.${code}`, `${feature}.problems.${rest.join('.')}`].find((key) => this.#texts.has(key));
  }
}

/** `{{ error | problemText }}`: the sentence for whatever was thrown. */
@Pipe({ name: 'problemText', pure: false })
export class ProblemTextPipe implements PipeTransform {
  readonly #sentences = inject(ProblemTexts);

  transform(error: unknown): string {
    return this.#sentences.sentence(error);
  }
}
