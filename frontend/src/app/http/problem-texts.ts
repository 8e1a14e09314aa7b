import { inject, Injectable, Pipe, type PipeTransform } from '@angular/core';
import { Texts } from '../texts/texts';
import { ApiProblem } from './api-problem';

/** Sentences for problems, in the person's language. */
@Injectable({ providedIn: 'root' })
export class ProblemTexts {
  readonly #texts = inject(Texts);

  /** The sentence `problems.<code>`, else a general one. The reference for support is shown apart. */
  sentence(error: unknown): string {
    if (error instanceof ApiProblem && this.#texts.has(`problems.${error.code}`)) {
      return this.#texts.text(`problems.${error.code}`, error.params);
    }
    return this.#texts.text('problems.unknown');
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
