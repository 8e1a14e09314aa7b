import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { deflateRawSync } from 'node:zlib';
import { csvField, parseCsv } from './csv';
import { readRollFile } from './roll-file';
import { findHeads, type RollMapping } from './roll-heads';
import { readRoll, type ReadRow, type RollContext } from './roll-reading';

const CONTEXT: RollContext = {
  ranks: [
    { id: 'pte', service: 'ARMY', abbreviation: 'Pte', names: ['Private', 'Soldat'], band: 'ENLISTED' },
    { id: 'cpl', service: 'ARMY', abbreviation: 'Cpl', names: ['Corporal', 'Caporal'], band: 'NCO' },
  ],
  services: [
    { code: 'ARMY', names: ['Army', 'Armée de terre'] },
    { code: 'POLICE', names: ['Police', 'Police'] },
  ],
};

async function bytesOf(fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('Roll'), book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

async function read(
  bytes: Uint8Array,
): Promise<{ rows: ReadRow[]; heads: ReturnType<typeof findHeads>; hidden: readonly string[]; formulas: number }> {
  const file = await readRollFile(bytes);
  const heads = findHeads(file.grids);
  const grid = file.grids.find((one) => one.sheet === heads?.sheet);
  const mapping: RollMapping = {
    sheet: heads?.sheet ?? '',
    headRow: heads?.headRow ?? 0,
    columns: heads?.columns ?? {},
    service: 'ARMY',
    category: 'MIL_CONTINGENT',
  };
  return {
    rows: grid ? readRoll(grid, mapping, CONTEXT, '2026-11-29') : [],
    heads,
    hidden: file.hidden,
    formulas: file.formulas,
  };
}

describe('reading a roll from a workbook', () => {
  it('finds the heads below title rows merged over the sheet', async () => {
    const { rows, heads } = await read(
      await bytesOf((sheet) => {
        sheet.addRow(['NOMINAL ROLL OF THE 4TH BATTALION']);
        sheet.mergeCells('A1:D1');
        sheet.addRow(['as of 1 June']);
        sheet.addRow([]);
        sheet.addRow(['S/N', 'Svc No.', 'Rank', 'Full name']);
        sheet.addRow([1, '00451', 'Cpl', 'Ama Test']);
      }),
    );
    expect(heads?.headRow).toBe(3);
    expect(rows).toMatchObject([
      { row: 5, refused: null, values: { serviceNumber: '00451', rankId: 'cpl', name: { fullName: 'Ama Test' } } },
    ]);
  });

  it('reads heads parted in two rows by merged cells', async () => {
    const { heads, rows } = await read(
      await bytesOf((sheet) => {
        sheet.addRow(['Matricule', 'Nom', '', 'Date de', 'Grade']);
        sheet.addRow(['', 'Nom de famille', 'Prénoms', 'naissance', '']);
        sheet.mergeCells('A1:A2');
        sheet.mergeCells('B1:C1');
        sheet.mergeCells('E1:E2');
        sheet.addRow(['0012', 'N’DIAYE', 'Awa Marie', '07/11/1999', 'Soldat']);
      }),
    );
    expect(heads).toMatchObject({
      headRow: 1,
      columns: { serviceNumber: 0, familyName: 1, givenNames: 2, dateOfBirth: 3, rank: 4 },
    });
    expect(rows).toMatchObject([
      {
        row: 3,
        values: {
          name: { fullName: 'Awa Marie N’DIAYE', familyName: 'N’DIAYE', givenNames: 'Awa Marie' },
          dateOfBirth: '1999-11-07',
          rankId: 'pte',
        },
      },
    ]);
  });

  it('reads a parted head with unmerged heads beside it', async () => {
    const { heads } = await read(
      await bytesOf((sheet) => {
        sheet.addRow(['Service number', 'Name', 'Post', '', 'Date of birth']);
        sheet.addRow(['', '', 'Post code', 'Post title']);
        sheet.mergeCells('C1:D1');
        sheet.addRow(['0012', 'Ama Test', 'P1', 'Driver', '07/11/1999']);
      }),
    );
    expect(heads).toMatchObject({
      headRow: 1,
      columns: { serviceNumber: 0, fullName: 1, postCode: 2, postTitle: 3, dateOfBirth: 4 },
    });
  });

  it('fills sub-units merged downwards and passes over headings and remarks merged sideways', async () => {
    const { rows } = await read(
      await bytesOf((sheet) => {
        sheet.addRow(['Company', 'Number', 'Name']);
        sheet.addRow(['A Company', '11', 'One Man']);
        sheet.addRow(['', '12', 'Two Men']);
        sheet.mergeCells('A2:A3');
        sheet.addRow(['Signed: the adjutant']);
        sheet.mergeCells('A4:C4');
      }),
    );
    expect(rows.map((one) => [one.row, one.values.subUnits])).toEqual([
      [2, ['A Company']],
      [3, ['A Company']],
    ]);
  });

  it('takes a sum at the foot or under a company for nobody, and somebody called so for a person', async () => {
    const { rows } = await read(
      await bytesOf((sheet) => {
        sheet.addRow(['S/N', 'Service number', 'Full name', 'Company', 'Date of birth']);
        sheet.addRow([1, '0011', 'Ama Test', 'A Company', '13/11/1999']);
        sheet.addRow(['Sub-total', '', '', 'A Company', 1]);
        sheet.addRow(['', 'TOTAL', '850', '', '']);
        sheet.addRow(['', '', 'Total général :', '', '850 dont 37 femmes']);
        sheet.addRow(['TOTAL', '850', '', '', 'strength']);
        sheet.addRow(['', '', 'Effectif total', '', '12']);
        sheet.addRow(['', '0012', 'Total Kouassi', 'A Company', '01/02/1998']);
        sheet.addRow(['', '', 'Totaline Kouassi', 'A Company', '']);
      }),
    );
    expect(rows.map((one) => [one.row, one.kind, one.values.name?.fullName, one.refused?.code])).toEqual([
      [2, 'person', 'Ama Test', undefined],
      [3, 'sum', 'Sub-total', undefined],
      [4, 'sum', 'TOTAL', undefined],
      [5, 'sum', 'Total général :', undefined],
      [6, 'sum', 'TOTAL', undefined],
      [7, 'sum', 'Effectif total', undefined],
      [8, 'person', 'Total Kouassi', undefined],
      [9, 'person', 'Totaline Kouassi', 'noNumber'],
    ]);
  });

  it('refuses who would be born after today', async () => {
    const { rows } = await read(
      await bytesOf((sheet) => {
        sheet.addRow(['Number', 'Name', 'Date of birth']);
        sheet.addRow(['1', 'A B', '29/11/2026']);
        sheet.addRow(['2', 'C D', '30/11/2026']);
        sheet.addRow(['3', 'E F', new Date('2099-11-07T00:00:00Z')]);
        sheet.addRow(['4', 'G H', '12 mars 28']);
      }),
    );
    expect(rows.map((one) => one.refused)).toEqual([
      null,
      ...[2, 3, 4].map(() => ({ code: 'bornLater', field: 'dateOfBirth' })),
    ]);
  });

  it('reads dates as dates, serials and text, and refuses what is none', async () => {
    const { rows } = await read(
      await bytesOf((sheet) => {
        sheet.addRow(['Number', 'Name', 'Date of birth']);
        sheet.addRow(['1', 'A B', new Date('1999-11-07T00:00:00Z')]);
        sheet.addRow(['2', 'C D', 36471]);
        sheet.addRow(['3', 'E F', '7 novembre 1999']);
        sheet.addRow(['4', 'G H', '07.11.1999']);
        sheet.addRow(['5', 'I J', 'about 1999']);
        sheet.addRow(['6', 'K L', '31/02/1999']);
      }),
    );
    expect(rows.map((one) => one.values.dateOfBirth ?? one.refused?.code)).toEqual([
      '1999-11-07',
      '1999-11-07',
      '1999-11-07',
      '1999-11-07',
      'dateUnreadable',
      'dateUnreadable',
    ]);
  });

  it('uses the stored result of formulas and never computes one', async () => {
    const { rows, formulas } = await read(
      await bytesOf((sheet) => {
        sheet.addRow(['Number', 'Name']);
        sheet.addRow([{ formula: 'CONCAT("0","77")', result: '077' }, 'A B']);
        sheet.addRow([{ formula: 'HYPERLINK("http://example.org","x")' }, 'C D']);
      }),
    );
    expect(formulas).toBe(2);
    expect(rows.map((one) => one.values.serviceNumber ?? one.refused?.code)).toEqual(['077', 'noNumber']);
    expect(rows[1]?.notes).toContain('formulaWithoutValue');
  });

  it('passes over hidden sheets and says so', async () => {
    const { rows, hidden } = await read(
      await bytesOf((sheet, book) => {
        sheet.state = 'hidden';
        sheet.addRow(['Number', 'Name', 'Rank', 'Sex']);
        sheet.addRow(['1', 'Secret', 'Pte', 'M']);
        const shown = book.addWorksheet('Shown');
        shown.addRow(['Number', 'Name']);
        shown.addRow(['2', 'Open']);
      }),
    );
    expect(hidden).toEqual(['Roll']);
    expect(rows.map((one) => one.values.serviceNumber)).toEqual(['2']);
  });

  it('keeps numbers as they are shown: text as written, figures with their format’s zeros', async () => {
    const { rows } = await read(
      await bytesOf((sheet) => {
        sheet.addRow(['Number', 'Name']);
        sheet.addRow(['00451', 'A B']);
        sheet.addRow([451, 'C D']).getCell(1).numFmt = '00000';
        sheet.addRow([123456789012, 'E F']);
      }),
    );
    expect(rows.map((one) => one.values.serviceNumber)).toEqual(['00451', '00451', '123456789012']);
  });

  it('says of each row why it cannot be used', async () => {
    const { rows } = await read(
      await bytesOf((sheet) => {
        sheet.addRow(['Number', 'Name', 'Service', 'Post']);
        sheet.addRow(['', 'No Number', '', '']);
        sheet.addRow(['9', '', '', '']);
        sheet.addRow(['8', 'Air Man', 'Air Force', '']);
        sheet.addRow(['', '', '', 'Medic']);
      }),
    );
    expect(rows.map((one) => [one.kind, one.refused?.code])).toEqual([
      ['person', 'noNumber'],
      ['person', 'noName'],
      ['person', 'serviceUnknown'],
      ['vacantPost', undefined],
    ]);
  });

  it('refuses a small file that swells to gigabytes, and files that are no workbook', async () => {
    await expect(readRollFile(bomb())).rejects.toMatchObject({ code: 'contingents.fileTooLarge' });
    const whole = await bytesOf((sheet) => sheet.addRow(['Number', 'Name']));
    await expect(readRollFile(whole.slice(0, whole.length / 2))).rejects.toMatchObject({
      code: 'contingents.fileDamaged',
    });
    await expect(readRollFile(new Uint8Array(Buffer.from('%PDF-1.7 something')))).rejects.toMatchObject({
      code: 'contingents.fileUnsupported',
    });
    await expect(readRollFile(new Uint8Array(11 * 1024 * 1024))).rejects.toMatchObject({
      code: 'contingents.fileTooLarge',
    });
    await expect(readRollFile(new Uint8Array(Buffer.from('\n \n')))).rejects.toMatchObject({
      code: 'contingents.fileEmpty',
    });
  });

  it('refuses more rows and columns than a roll has', async () => {
    const many = await bytesOf((sheet) => {
      sheet.addRow(['Number', 'Name']);
      for (let row = 0; row < 60; row++) sheet.addRow([String(row), 'A B']);
    });
    await expect(readRollFile(many, { rows: 50 })).rejects.toMatchObject({ code: 'contingents.fileTooLarge' });
    await expect(readRollFile(many, { columns: 1 })).rejects.toMatchObject({ code: 'contingents.fileTooLarge' });
  });
});

describe('reading a roll from CSV', () => {
  it('finds delimiter and encoding', async () => {
    const bytes = Buffer.from('Num\xe9ro;Nom et pr\xe9noms;Sexe\r\n0045;"Kon\xe9; Mariam";F\r\n', 'latin1');
    const { rows } = await read(new Uint8Array(bytes));
    expect(rows).toMatchObject([
      { row: 2, values: { serviceNumber: '0045', name: { fullName: 'Koné; Mariam' }, sex: 'F' } },
    ]);
  });

  it('reads back what it wrote, and writes nothing that runs as a formula', () => {
    expect(parseCsv(['a"b', 'c,d', 'e\nf'].map(csvField).join(','), ',')).toEqual([['a"b', 'c,d', 'e\nf']]);
    expect(csvField('=1+1')).toBe('"\'=1+1"');
  });
});

/** A zip whose one entry says that it holds four gigabytes. */
function bomb(): Uint8Array {
  const name = Buffer.from('xl/workbook.xml');
  const data = deflateRawSync(Buffer.alloc(1_000_000));
  const size = 0xfffffff0;
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(data.length, 18);
  local.writeUInt32LE(size, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(20, 4);
  central.writeUInt16LE(20, 6);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(data.length, 20);
  central.writeUInt32LE(size, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + data.length, 16);
  return new Uint8Array(Buffer.concat([local, name, data, central, name, end]));
}
