/** What is asked about a row of a roll. */
export type Doubt = 'otherSpelling' | 'zeroLost' | 'shortNumber' | 'sameName';
/**
 * UPDATE: the known person, spelled as in the file. KEEP: the known person as stored. SAME: the known person (`sameName`:
 * with the file's number). NEW: somebody else. PAD: new, with the zeros put back. SKIP: leave the row out.
 */
export type Decision = 'UPDATE' | 'KEEP' | 'SAME' | 'NEW' | 'PAD' | 'SKIP';
export const DECISIONS_FOR: Readonly<Record<Doubt, readonly Decision[]>> = {
  otherSpelling: ['KEEP', 'UPDATE', 'SKIP'],
  zeroLost: ['SAME', 'NEW', 'SKIP'],
  shortNumber: ['PAD', 'NEW', 'SKIP'],
  sameName: ['NEW', 'SAME', 'SKIP'],
};
