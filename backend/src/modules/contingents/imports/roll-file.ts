import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Problem } from '../../../platform/http';
import { sniffMediaType } from '../../../platform/storage';
import { csvGrid, decodeCsv } from './csv';
import { ROLL_LIMITS, type RollFile, type WorkbookReading, type WorkbookRequest } from './roll-grid';

/** At most this many workbooks are taken apart at once; the next waits. */
const AT_ONCE = 2;
let running = 0;
const waiting: (() => void)[] = [];

/**
 * Reads the visible sheets of an XLSX or CSV file. The kind is judged by the content, never by the name. Workbooks are
 * taken apart in a thread of their own, which is ended when it takes too long or too much memory; formulas are never
 * computed. Throws Problem `contingents.file…` for whatever is wrong with the file.
 */
export async function readRollFile(
  bytes: Uint8Array,
  limits: Partial<WorkbookRequest['limits']> = {},
): Promise<RollFile> {
  const within = { ...ROLL_LIMITS, ...limits };
  if (bytes.byteLength > within.bytes) throw new Problem('contingents.fileTooLarge');
  const file =
    sniffMediaType(bytes) === 'application/zip'
      ? await queued(() => inThread({ bytes, limits: within }))
      : readCsv(bytes, within);
  if (file.grids.every((grid) => grid.rows.every((row) => row.every((cell) => cell === null))))
    throw new Problem('contingents.fileEmpty');
  return file;
}

function readCsv(bytes: Uint8Array, limits: WorkbookRequest['limits']): RollFile {
  const text = sniffMediaType(bytes) === null ? decodeCsv(bytes) : null;
  if (text === null) throw new Problem('contingents.fileUnsupported');
  const grid = csvGrid(text, limits);
  if (grid === null) throw new Problem('contingents.fileTooLarge');
  return { grids: [grid], hidden: [], formulas: 0 };
}

async function queued<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running++;
  try {
    return await work();
  } finally {
    running--;
    waiting.shift()?.();
  }
}

function inThread(request: WorkbookRequest): Promise<RollFile> {
  // Beside this file lies the compiled thread, or its source when this runs from source.
  const worker = new Worker(join(__dirname, `workbook-thread${extname(__filename)}`), {
    workerData: request,
    env: {},
    execArgv: ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'],
    resourceLimits: {
      maxOldGenerationSizeMb: request.limits.heapMegabytes,
      maxYoungGenerationSizeMb: 32,
      stackSizeMb: 4,
    },
    stdout: true,
    stderr: true,
  });
  worker.stdout.resume();
  worker.stderr.resume();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => end(() => reject(new Problem('contingents.fileTooLarge'))),
      request.limits.milliseconds,
    );
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      settle();
      // Ending can only fail for a thread that has ended.
      worker.terminate().catch(() => undefined);
    };
    worker.once('message', (reading: WorkbookReading) =>
      end(() => {
        if ('refused' in reading)
          reject(new Problem(reading.refused === 'tooLarge' ? 'contingents.fileTooLarge' : 'contingents.fileDamaged'));
        else resolve(reading);
      }),
    );
    worker.once('error', (error: Error & { code?: string }) =>
      end(() => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Problem('contingents.fileTooLarge') : error)),
    );
    worker.once('exit', () => end(() => reject(new Problem('contingents.fileDamaged'))));
  });
}
