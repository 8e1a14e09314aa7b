import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { csvOf } from './csv';
import type { FileRequest } from './file-worker';
import type { ExportTable } from './tables';

export const EXPORT_FORMATS = ['XLSX', 'CSV', 'PDF'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  CSV: 'text/csv; charset=utf-8',
  PDF: 'application/pdf',
};

/** The bytes of a file; workbooks and printable files are made in a thread of their own. Never inside a transaction. */
export async function makeFile(format: ExportFormat, table: ExportTable): Promise<Buffer> {
  if (format === 'CSV') return csvOf(table);
  const workerData: FileRequest = { format, table, from: __filename };
  // Beside this file lies the compiled thread, or its source when this runs from source.
  const worker = new Worker(join(__dirname, `file-worker${extname(__filename)}`), {
    workerData,
    env: {},
    execArgv: ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'],
  });
  return new Promise((resolve, reject) => {
    worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)));
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The thread that makes files ended without one.')));
  });
}
