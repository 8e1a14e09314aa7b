const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** A new id for a block, term, option or question: 12 letters and digits by chance after a prefix that says of what. */
export function newId(prefix: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return `${prefix}-${Array.from(bytes, (byte) => letters[byte % letters.length]).join('')}`;
}
