import { closeDigits } from '../../platform/auth';

/**
 * A service number as it is kept: text, leading zeros included, without blanks at the ends, between figures (which only part
 * them for the eye) or doubled elsewhere.
 */
export function cleanNumber(written: string): string {
  return closeDigits(written.replace(/\s+/g, ' ').trim());
}

/** The number without the zeros a spreadsheet may have eaten. */
export function withoutZeros(number: string): string {
  return number.replace(/^0+(?=.)/, '');
}
