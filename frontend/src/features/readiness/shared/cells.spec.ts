import { describe, expect, it } from '@jest/globals';
import { dayNumber, joinCells, packCells, packRows, type Cell, type TableRow } from '@peacewright/readiness-engine';
import type { MatrixDto } from '@peacewright/api-client';
import { countsOf, shownRows } from './cells';

const row = (postCode: string, person: TableRow['person']): TableRow => ({
  postId: `post-${postCode}`,
  postCode,
  postTitle: 'Rifleman',
  subUnitId: 'unit-1',
  category: 'MIL_CONTINGENT',
  rankBand: 'ENLISTED',
  reserve: false,
  person,
});
const person = (id: string): TableRow['person'] => ({
  id,
  name: `Name ${id}`,
  number: '007',
  service: 'ARMY',
  rank: null,
});
const cell = (state: Cell['state'], due: number, day = 0): Cell => ({ state, due, day });

describe('a matrix as it arrives', () => {
  const rows = [row('A', person('p-1')), row('B', null), row('C', person('p-3'))];
  const cells = [
    [cell('COMPLETED', 0, dayNumber('2026-10-02')), cell('NOT_STARTED', 1)],
    [cell('NOT_STARTED', 0), cell('NOT_STARTED', 1)],
    [cell('IN_PROGRESS', 1), cell('NOT_APPLICABLE', -1)],
  ];
  const matrix = {
    rotation: { today: '2026-11-07' },
    columns: [{ kind: 'MODULE' }, { kind: 'MODULE' }],
    dues: ['2026-10-10', '2026-12-01'],
    rows: packRows(rows),
    cells: btoa(String.fromCharCode(...joinCells(cells.map(packCells), 2))),
  } as unknown as MatrixDto;

  it('gives every row its own person and cells, and a vacant post its vacancy', () => {
    const shown = shownRows(matrix);
    expect(shown.map((one) => one.row)).toEqual(rows);
    expect(shown.map((one) => one.cells)).toEqual([
      [
        { mark: 'done', day: '2026-10-02' },
        { mark: 'open', day: '2026-12-01' },
      ],
      [
        { mark: 'vacant', day: '2026-10-10' },
        { mark: 'vacant', day: '2026-12-01' },
      ],
      [
        { mark: 'progress', day: '2026-12-01' },
        { mark: 'na', day: null },
      ],
    ]);
  });

  it('is counted by the rows that are shown, vacant posts among them and reserves apart', () => {
    const shown = shownRows(matrix);
    expect(countsOf(shown, 2)).toEqual({ have: [1, 0], must: [3, 2] });
    expect(countsOf(shown.slice(1), 2)).toEqual({ have: [0, 0], must: [2, 1] });
    const [first] = shown;
    const reserve = first === undefined ? [] : [{ ...first, row: { ...first.row, reserve: true } }];
    expect(countsOf(reserve, 2)).toEqual({ have: [0, 0], must: [0, 0] });
  });

  it('shows its rows where nothing is asked of anybody yet', () => {
    const shown = shownRows({ ...matrix, columns: [], cells: '' });
    expect(shown.map((one) => one.row.postCode)).toEqual(['A', 'B', 'C']);
    expect(shown.map((one) => one.cells)).toEqual([[], [], []]);
  });
});
