import ExcelJS from 'exceljs';

/** The rows of a file of comma-separated values, as RFC 4180 has them. */
export function rowsOfCsv(bytes: Buffer): string[][] {
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  const rows: string[][] = [[]];
  for (const [, end, quoted, plain] of text.matchAll(/(^|,|\r\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)) {
    if (end === '\r\n') rows.push([]);
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
  }
  return rows.filter((row) => row.some((field) => field !== ''));
}

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** The sheets of a workbook as texts. Throws where a cell holds a formula: nothing that we hand out computes. */
export async function sheetsOfWorkbook(bytes: Buffer): Promise<Sheet[]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  return workbook.worksheets.map((sheet) => {
    const rows: string[][] = [];
    sheet.eachRow((row) => {
      const texts: string[] = [];
      row.eachCell({ includeEmpty: true }, (cell) => {
        if (cell.type === ExcelJS.ValueType.Formula) throw new Error(`${cell.address} computes.`);
        texts.push(cell.text);
      });
      rows.push(texts);
    });
    return { name: sheet.name, rows };
  });
}
