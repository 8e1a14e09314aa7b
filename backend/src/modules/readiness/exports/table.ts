import {
  countColumns,
  dayOfNumber,
  isOverdue,
  postState,
  standingsOf,
  unpackCells,
  type Cell,
  type PostsByState,
} from '@peacewright/readiness-engine';
import {
  asOfText,
  colonOf,
  dayText,
  type ExportLanguage,
  type ExportMark,
  type MatrixTable,
} from '../../../platform/export';
import type { MatrixParts } from '../views/matrix.service';
import { filterText } from './filter-text';
import { unitPaths } from './unit-paths';
import { WORDS } from './words';

/** Which rows a file holds; a part that is missing leaves nothing out. The same words as the screen's address. */
export interface ExportFilters {
  readonly name?: string;
  /** A sub-unit with everything below it, or `none`. */
  readonly unit?: string;
  readonly band?: string;
  readonly category?: string;
  readonly state?: string;
}

/** Puts a matrix into words, row by row, with the rows that the filters leave. */
export function exportTable(
  parts: MatrixParts,
  filters: ExportFilters,
  language: ExportLanguage,
  zone: string,
): MatrixTable {
  const words = WORDS[language];
  const { line, plan } = parts;
  const unitNames = unitPaths(parts.subUnits);
  const units = unitsBelow(filters.unit, parts);
  const all = parts.entries.map(({ entry, cells: bytes }) => {
    const cells = unpackCells(bytes);
    return { entry, cells, state: postState(plan, entry.personId === null ? null : cells, plan.dues, line.today) };
  });
  const shown = all.filter(
    ({ entry, state }) =>
      (units === null || (entry.subUnitId === null ? filters.unit === 'none' : units.has(entry.subUnitId))) &&
      (filters.band === undefined || entry.rankBand === filters.band) &&
      (filters.category === undefined || entry.category === filters.category) &&
      (filters.state === undefined || state === filters.state) &&
      (filters.name === undefined ||
        fold(`${entry.name ?? ''} ${entry.number ?? ''} ${entry.postCode} ${entry.postTitle}`).includes(
          fold(filters.name),
        )),
  );
  const counted = countColumns(
    shown.map(({ entry, cells }) => ({ reserve: entry.reserve, cells })),
    parts.columns.length,
    { asked: ({ state }) => state !== 'NOT_APPLICABLE', done: ({ state }) => state === 'COMPLETED' },
  );
  const filter = filterText(filters, unitNames, language);
  const asOf = asOfText(parts.asOf, language, zone);
  const colon = colonOf(language);
  return {
    kind: 'MATRIX',
    title: `${words.title}${colon} ${line.contingentName}, ${words.rotation(line.number)}`,
    about: [
      [line.countryName[language], line.missionName?.[language], line.centreName]
        .filter((text) => text !== undefined)
        .join(' · '),
      `${words.asOf} ${asOf}`,
      words.departure(dayText(line.deployFrom, language), line.daysLeft),
      words.complete(line.complete, line.asked, line.asked === 0 ? 0 : Math.floor((100 * line.complete) / line.asked)),
      words.posts(line.posts, line.onRoll, line.vacant),
      words.shown(shown.length, all.length),
      `${words.filter}${colon} ${filter}. ${words.counts}`,
    ],
    asOf,
    asOfHead: words.asOf,
    filter,
    filterHead: words.filter,
    legend: words.legend,
    marks: words.marks,
    sheetNames: [words.matrix, words.about],
    heads: [
      words.heads.unit,
      words.heads.post,
      words.heads.title,
      words.heads.rank,
      words.heads.name,
      words.heads.number,
      words.heads.state,
      words.heads.done,
      words.heads.asked,
    ],
    columns: parts.columns.map((column, at) => ({
      code: column.code,
      title: column.title[language],
      count: words.of(counted.have[at] ?? 0, counted.must[at] ?? 0),
      course: column.kind === 'COURSE',
    })),
    rows: shown.map(({ entry, cells, state }) => {
      const vacant = entry.personId === null;
      const { done, required } = standingsOf(plan, cells);
      return {
        lead: [
          entry.subUnitId === null ? '' : (unitNames.get(entry.subUnitId) ?? ''),
          entry.postCode,
          entry.postTitle,
          entry.rank ?? '',
          vacant ? words.vacant : (entry.name ?? ''),
          entry.number ?? '',
          stateText(state, entry.reserve, language),
          String(vacant ? 0 : done),
          String(required),
        ],
        cells: cells.map((cell) => cellText(cell, vacant, plan.dues, line.today, language)),
      };
    }),
    duePattern: words.due('{day}'),
    pagePattern: words.page(1, 2).replace('1', '{page}').replace('2', '{pages}'),
  };
}

function stateText(state: keyof PostsByState, reserve: boolean, language: ExportLanguage): string {
  const words = WORDS[language];
  return reserve ? `${words.states[state]} (${words.reserve.toLowerCase()})` : words.states[state];
}

function cellText(
  cell: Cell,
  vacant: boolean,
  dues: readonly string[],
  today: string,
  language: ExportLanguage,
): { mark: ExportMark; day: string } {
  if (cell.state === 'NOT_APPLICABLE') return { mark: 'na', day: '' };
  if (cell.state === 'COMPLETED') return { mark: 'done', day: dayText(dayOfNumber(cell.day), language) };
  const due = dues[cell.due];
  const day = due === undefined ? '' : dayText(due, language);
  if (vacant) return { mark: 'vacant', day };
  if (cell.state === 'FAILED') return { mark: 'failed', day };
  return { mark: isOverdue(cell, dues, today) ? 'late' : cell.state === 'IN_PROGRESS' ? 'progress' : 'open', day };
}

/** The sub-units that the filter names; null when it names none. */
function unitsBelow(unit: string | undefined, { subUnits }: MatrixParts): ReadonlySet<string> | null {
  if (unit === undefined) return null;
  const found = new Set([unit]);
  for (const one of subUnits) if (one.parentId !== null && found.has(one.parentId)) found.add(one.id);
  return found;
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
