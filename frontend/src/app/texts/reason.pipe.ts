import { inject, Pipe, type PipeTransform } from '@angular/core';
import { ownReason } from '@peacewright/contracts';
import { Texts } from './texts';

/** `{{ entry.reason | pwReason }}`: a reason as it was typed, or in the interface's language one that the product wrote. */
@Pipe({ name: 'pwReason', pure: false })
export class ReasonPipe implements PipeTransform {
  readonly #texts = inject(Texts);

  transform(reason: string): string {
    const own = ownReason(reason);
    return own === undefined ? reason : this.#texts.text(`ui.reason.own.${own}`);
  }
}
