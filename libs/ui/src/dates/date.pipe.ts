import { inject, Pipe, type PipeTransform } from '@angular/core';
import { UI_LANGUAGE } from '../language';
import { formatDate, formatDateTime } from './dates';

/** A date stays on one line, and so does a time with its zone; between the two a line may end. */
function unbroken(text: string): string {
  return text.replace(/(?<!,) /g, '\u00a0');
}

/**
 * `{{ '2026-11-07' | pwDate }}` gives "07 Nov 2026" in the interface's language. An instant takes a zone:
 * `{{ at | pwDate: 'Africa/Nairobi' }}`. Nothing for null or undefined.
 */
@Pipe({ name: 'pwDate', pure: false })
export class DatePipe implements PipeTransform {
  readonly #language = inject(UI_LANGUAGE);

  transform(value: string | Date | number | null | undefined, zone?: string): string {
    return value === null || value === undefined ? '' : unbroken(formatDate(value, this.#language(), zone));
  }
}

/** As {@link DatePipe}, with time and zone: "07 Nov 2026, 14:05 UTC". Instants only. */
@Pipe({ name: 'pwDateTime', pure: false })
export class DateTimePipe implements PipeTransform {
  readonly #language = inject(UI_LANGUAGE);

  transform(value: string | Date | number | null | undefined, zone?: string): string {
    return value === null || value === undefined ? '' : unbroken(formatDateTime(value, this.#language(), zone));
  }
}
