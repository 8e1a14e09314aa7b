import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { csvOf } from './csv';
import type { FileAnswer, FileRequest } from './file-worker';
import type { ExportTable } from './tables';

export const EXPORT_FORMATS = ['XLSX', 'CSV', 'PDF'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  CSV: 'text/csv; charset=utf-8',
  PDF: 'application/pdf',
};

/** How long a thread without work is kept, in milliseconds. */
const REST_MS = 300_000;

/** The bytes of a file; workbooks and printable files are made in a thread of their own. Never inside a transaction. */
export async function makeFile(format: ExportFormat, table: ExportTable): Promise<Buffer> {
  return format === 'CSV' ? csvOf(table) : fileThread.make(format, table);
}

/** Starting the thread with its packages takes longer than a file: so one stays, and goes when nothing was asked for long. */
class FileThread {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, PromiseWithResolvers<Buffer>>();
  private last = 0;
  private rest: NodeJS.Timeout | undefined;

  make(format: FileRequest['format'], table: ExportTable): Promise<Buffer> {
    clearTimeout(this.rest);
    this.worker ??= this.start();
    const id = (this.last += 1);
    const result = Promise.withResolvers<Buffer>();
    this.waiting.set(id, result);
    const request: FileRequest = { id, format, table, from: __filename };
    this.worker.ref();
    this.worker.postMessage(request);
    return result.promise;
  }

  private start(): Worker {
    // Beside this file lies the compiled thread, or its source when this runs from source.
    const worker = new Worker(join(__dirname, `file-worker${extname(__filename)}`), {
      env: {},
      execArgv: ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'],
    });
    worker.on('message', (answer: FileAnswer) => {
      const result = this.waiting.get(answer.id);
      this.waiting.delete(answer.id);
      if ('bytes' in answer) result?.resolve(Buffer.from(answer.bytes));
      else result?.reject(new Error(answer.error));
      if (this.waiting.size === 0) this.settle(worker);
    });
    // Whatever ended it, out of memory for one, ends only the files that were being made; the next one gets a new thread.
    worker.on('error', (error) => this.end(worker, error));
    worker.on('exit', () => this.end(worker, new Error('The thread that makes files ended without one.')));
    return worker;
  }

  /** A thread with nothing to do keeps no process alive. */
  private settle(worker: Worker): void {
    worker.unref();
    this.rest = setTimeout(() => {
      this.worker = null;
      void worker.terminate();
    }, REST_MS).unref();
  }

  private end(worker: Worker, reason: unknown): void {
    if (this.worker !== worker) return;
    this.worker = null;
    for (const { reject } of this.waiting.values()) reject(reason);
    this.waiting.clear();
  }
}

const fileThread = new FileThread();
