import { inject, Injectable, Pipe, type PipeTransform } from '@angular/core';
import { Texts } from '../texts/texts';
import { ApiProblem } from './api-problem';

/** Sentences for problems, in the person's language. */
@Injectable({ providedIn: 'root' })
export class ProblemTexts {
  readonly #texts = inject(Texts);

  /**
   * The sentence for a problem's code: `problems.<code>` of the frame, else `<feature>.problems.<rest>` where
   * the code begins with the feature's name; else a general sentence. The reference is shown apart.
   */
  sentence(error: unknown): string {
    if (!(error instanceof ApiProblem)) return this.#texts.text('problems.unknown');
    const key = this.keyOf(error.code);
    return this.#texts.text(key ?? 'problems.unknown', error.params);
  }

  keyOf(code: string): string | undefined {
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
