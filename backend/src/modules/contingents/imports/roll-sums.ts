import { foldName } from '../../people';
import type { Cell } from './roll-grid';
import type { RollColumns } from './roll-heads';

/** "TOTAL", "Grand total : 850", "Sous-total 1re compagnie", "Effectif total", "Total général". */
const SUM = /^(?:(?:grand|sub|sous|effectif|effectifs|overall) ?)?tota(?:l|ls|ux)(?: |$)/;

/**
 * True for a row that adds others up, as rolls have them at their foot and under a company: it begins with the word, and
 * holds no number with a name, as the row of somebody called so would.
 */
export function isSum(cells: readonly (Cell | null)[], columns: RollColumns): boolean {
  const first = cells.findIndex((cell) => cell !== null);
  if (!SUM.test(foldName(cells[first]?.value ?? ''))) return false;
  const says = (fields: readonly (keyof RollColumns)[], what: RegExp): boolean =>
    fields.some((field) => what.test(cells[columns[field] ?? -1]?.value ?? ''));
  return !(says(['serviceNumber', 'centreNumber'], /\d/) && says(['fullName', 'familyName', 'givenNames'], /\p{L}/u));
}
