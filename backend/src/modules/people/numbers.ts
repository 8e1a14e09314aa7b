/** A service number as it is kept: text, leading zeros included, without blanks at the ends or doubled inside. */
export function cleanNumber(written: string): string {
  return written.replace(/\s+/g, ' ').trim();
}

/** The number without the zeros a spreadsheet may have eaten. */
export function withoutZeros(number: string): string {
  return number.replace(/^0+(?=.)/, '');
}
