import type { AbstractControl, ValidationErrors, ValidatorFn } from '@angular/forms';

/** As the server: at least twelve characters, at most 200, at least five different ones. */
export const strongPassword: ValidatorFn = (control: AbstractControl<string>): ValidationErrors | null => {
  const letters = [...control.value];
  return letters.length >= 12 && control.value.length <= 200 && new Set(letters).size >= 5 ? null : { weak: true };
};

/** As the server: 6 to 12 digits, neither one digit repeated nor a run up or down. */
export const strongPin: ValidatorFn = (control: AbstractControl<string>): ValidationErrors | null => {
  const pin = control.value;
  if (!/^\d{6,12}$/.test(pin)) return { weak: true };
  const steps = [...pin].slice(1).map((digit, index) => Number(digit) - Number(pin[index]));
  return [0, 1, -1].some((step) => steps.every((own) => own === step)) ? { weak: true } : null;
};

/** The control's value is the same as that of `other`, its sibling. */
export function sameAs(other: string): ValidatorFn {
  return (control) => (control.parent?.get(other)?.value === control.value ? null : { different: true });
}
