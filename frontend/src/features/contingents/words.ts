import { Validators, type ValidatorFn } from '@angular/forms';

/** Closed lists in the order in which screens offer them; their names are `contingents.categories.…` and `contingents.bands.…`. */
export const CATEGORIES = [
  'MIL_CONTINGENT',
  'FPU',
  'IPO',
  'MEOM',
  'STAFF_OFFICER',
  'GOVT_PROVIDED',
  'CIVILIAN',
  'DIPLOMAT',
] as const;
export const BANDS = ['ENLISTED', 'NCO', 'JUNIOR_OFFICER', 'FIELD_OFFICER', 'SENIOR'] as const;

/** A file handed to the browser to keep. */
export function keepFile(bytes: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(bytes);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Something must be given. */
export const required: ValidatorFn = (control) => Validators.required(control);
