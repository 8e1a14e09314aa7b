import { createHash } from 'node:crypto';
import { foldName } from '../../people';
import type { Grid } from './roll-grid';

/** What a column of a roll may hold. */
export const ROLL_FIELDS = [
  'serviceNumber',
  'centreNumber',
  'service',
  'fullName',
  'familyName',
  'givenNames',
  'rank',
  'category',
  'sex',
  'dateOfBirth',
  'language',
  'subUnit1',
  'subUnit2',
  'subUnit3',
  'postCode',
  'postTitle',
  'status',
  'fromDate',
] as const;
export type RollField = (typeof ROLL_FIELDS)[number];

/** Which column (from 0) holds which field. */
export type RollColumns = Readonly<Partial<Record<RollField, number>>>;

/** How a file is read. Kept for each country under the hash of its heads. */
export interface RollMapping {
  readonly sheet: string;
  /** Last row of the heads, from 0. */
  readonly headRow: number;
  readonly columns: RollColumns;
  /** For rows that name none. */
  readonly service: string;
  readonly category: string;
}

/** Words of heads in English and French, folded (no case, accents or points). */
const WORDS: Readonly<Record<RollField, readonly string[]>> = {
  serviceNumber: [
    'service number',
    'service no',
    'service nr',
    'svc no',
    'svc number',
    'army number',
    'army no',
    'police number',
    'police no',
    'force number',
    'force no',
    'personal number',
    'personnel number',
    'personal no',
    'regimental number',
    'regimental no',
    'staff number',
    'id number',
    'id no',
    'number',
    'matricule',
    'numero matricule',
    'no matricule',
    'n matricule',
    'mle',
    'no mle',
    'numero de service',
    'numero',
    'numero de matricule',
    'no de matricule',
    'n de matricule',
  ],
  centreNumber: [
    'centre number',
    'center number',
    'centre no',
    'center no',
    'numero du centre',
    'no du centre',
    'numero de centre',
  ],
  service: ['service', 'branch', 'branch of service', 'arm', 'arme', 'armee', 'force', 'corps'],
  fullName: [
    'name',
    'names',
    'full name',
    'rank and name',
    'nom complet',
    'nom et prenom',
    'nom et prenoms',
    'noms et prenoms',
    'nom prenom',
    'nom prenoms',
    'identite',
    'name in full',
  ],
  familyName: [
    'family name',
    'surname',
    'last name',
    'family',
    'nom',
    'nom de famille',
    'name family',
    'name surname',
    'noms',
  ],
  givenNames: [
    'given names',
    'given name',
    'first name',
    'first names',
    'forename',
    'forenames',
    'other names',
    'given',
    'prenom',
    'prenoms',
    'name given',
    'name first',
    'nom prenoms',
  ],
  rank: ['rank', 'grade', 'rk', 'rang'],
  category: ['category', 'categorie', 'personnel category', 'type of personnel', 'categorie de personnel'],
  sex: ['sex', 'gender', 'sexe', 'genre', 'm f', 'sex m f', 'sexe h f', 'h f'],
  dateOfBirth: [
    'date of birth',
    'dob',
    'birth date',
    'birthdate',
    'born',
    'born on',
    'birth',
    'date de naissance',
    'naissance',
    'ne le',
    'nee le',
    'ddn',
    'date naissance',
  ],
  language: ['language', 'preferred language', 'langue', 'langue preferee', 'langue de travail'],
  subUnit1: [
    'company',
    'coy',
    'compagnie',
    'cie',
    'unit',
    'sub unit',
    'subunit',
    'unite',
    'sous unite',
    'squadron',
    'sqn',
    'escadron',
    'battery',
    'batterie',
    'detachment',
    'detachement',
  ],
  subUnit2: ['platoon', 'pl', 'plt', 'peloton', 'troop'],
  subUnit3: ['section', 'squad', 'groupe', 'team', 'equipe', 'group'],
  postCode: [
    'post code',
    'post no',
    'post number',
    'post id',
    'position number',
    'position no',
    'position code',
    'billet',
    'billet number',
    'billet no',
    'line number',
    'line no',
    'code du poste',
    'code poste',
    'numero de poste',
    'no de poste',
    'n de poste',
    'no poste',
  ],
  postTitle: [
    'post',
    'post title',
    'appointment',
    'position',
    'function',
    'poste',
    'fonction',
    'role',
    'duty',
    'emploi',
    'job',
    'intitule du poste',
  ],
  status: ['status', 'statut', 'primary reserve', 'main reserve', 'reserve', 'titulaire reserve', 'primary or reserve'],
  fromDate: [
    'from',
    'from date',
    'date from',
    'on roll from',
    'since',
    'depuis',
    'a compter du',
    'a partir du',
    'date de prise de poste',
    'du',
  ],
};
const FIELD_OF = new Map(ROLL_FIELDS.flatMap((field) => WORDS[field].map((word) => [word, field] as const)));

/** How many rows from the top may be titles before the heads. */
const DEEPEST_HEAD = 40;

export interface FoundHeads {
  readonly sheet: string;
  readonly headRow: number;
  readonly columns: RollColumns;
}

/**
 * The row of heads that names the most fields, over all sheets; two rows where merged cells part a head in two ("Name" over
 * "Family" and "Given"). Null when nowhere two fields are named.
 */
export function findHeads(grids: readonly Grid[]): FoundHeads | null {
  let best: FoundHeads | null = null;
  let most = 1;
  for (const grid of grids)
    for (let row = 0; row < Math.min(grid.rows.length, DEEPEST_HEAD); row++) {
      const columns = columnsOf(grid, row);
      const score = Object.keys(columns).length;
      // Of rows that name as much, the lower of a head parted in two.
      if (
        score > most ||
        (score === most && best?.sheet === grid.sheet && best.headRow === row - 1 && isUpperHead(grid, row - 1))
      ) {
        most = score;
        best = { sheet: grid.sheet, headRow: row, columns };
      }
    }
  return best;
}

/** A row in which something is merged: its words belong to the heads of the row below. */
function isUpperHead(grid: Grid, row: number): boolean {
  const merged = grid.merges.filter((merge) => merge.top <= row && row <= merge.bottom);
  // A title merged over everything is no head.
  const width = Math.max(0, ...grid.rows.map((cells) => cells.length));
  return (
    merged.some((merge) => merge.bottom > row || merge.right - merge.left + 1 < width) &&
    (grid.rows[row] ?? []).filter((cell) => cell !== null).length > 1
  );
}

/** The words over each column, read down to `headRow`. */
export function headLabels(grid: Grid, headRow: number): (string | null)[] {
  const parted = headRow > 0 && isUpperHead(grid, headRow - 1);
  const width = Math.max(
    grid.rows[headRow]?.length ?? 0,
    // Heads beside the parted one stand in the upper row alone.
    parted ? (grid.rows[headRow - 1]?.length ?? 0) : 0,
    ...grid.merges.filter((merge) => merge.top <= headRow && headRow <= merge.bottom).map((merge) => merge.right + 1),
  );
  return Array.from({ length: width }, (_, column) => {
    const own = labelAt(grid, headRow, column);
    const upper = parted ? labelAt(grid, headRow - 1, column) : null;
    return upper === null || upper === own ? own : own === null ? upper : `${upper} ${own}`;
  });
}

function labelAt(grid: Grid, row: number, column: number): string | null {
  const merge = grid.merges.find(
    (range) => range.top <= row && row <= range.bottom && range.left <= column && column <= range.right,
  );
  const cell = grid.rows[merge?.top ?? row]?.[merge?.left ?? column];
  return cell?.kind === 'text' || cell?.kind === 'number' ? cell.value : null;
}

function columnsOf(grid: Grid, headRow: number): RollColumns {
  const columns: Partial<Record<RollField, number>> = {};
  headLabels(grid, headRow).forEach((label, column) => {
    const field = label === null ? undefined : fieldOf(label, labelAt(grid, headRow, column));
    if (field !== undefined && columns[field] === undefined) columns[field] = column;
  });
  // "Name" beside "Given names" is the family's; "Nom" alone is the whole name; a French section is what a platoon is.
  if (columns.fullName !== undefined && columns.givenNames !== undefined && columns.familyName === undefined) {
    columns.familyName = columns.fullName;
    delete columns.fullName;
  }
  if (columns.familyName !== undefined && columns.givenNames === undefined && columns.fullName === undefined) {
    columns.fullName = columns.familyName;
    delete columns.familyName;
  }
  if (columns.subUnit3 !== undefined && columns.subUnit2 === undefined) {
    columns.subUnit2 = columns.subUnit3;
    delete columns.subUnit3;
  }
  return columns;
}

function fieldOf(label: string, own: string | null): RollField | undefined {
  const words = (text: string): string => foldName(text.replace(/[’'.]/g, ' ').replace(/°|º/g, 'o '));
  return (
    FIELD_OF.get(words(label)) ?? (own === null ? undefined : FIELD_OF.get(words(own))) ?? FIELD_OF.get(foldName(label))
  );
}

/** The same heads in another file have the same hash, wherever they stand. */
export function headsHash(labels: readonly (string | null)[]): string {
  return createHash('sha256')
    .update(JSON.stringify(labels.map((label) => (label === null ? '' : foldName(label)))))
    .digest('hex');
}
