import { once } from 'node:events';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import { BackupError } from './backup-error';

/*
 * A backup is one gzip'd stream that can be written and read in a single pass:
 *
 *   header as a line of JSON
 *   for each table: a line of JSON naming it and its columns, then blocks of its rows, each block preceded by its
 *   length in bytes on a line, a length of 0 closing the table
 *   manifest as a line of JSON: rows and SHA-256 of every table, state of every sequence
 *
 * Rows are in PostgreSQL's COPY text format, in the order of the primary key.
 */

const headerSchema = z.object({
  format: z.literal('peacewright-backup'),
  version: z.literal(1),
  /** Names of the migrations that made the schema, oldest first. */
  migrations: z.array(z.string()).min(1),
  /** Moment of the snapshot, ISO 8601. */
  takenAt: z.string(),
});
const tableHeadSchema = z.object({ table: z.string(), columns: z.array(z.string()).min(1) });
const tableSumSchema = z.object({ table: z.string(), rows: z.number().int().nonnegative(), sha256: z.string() });
const manifestSchema = z.object({
  tables: z.array(tableSumSchema),
  /** `last` in decimal digits: it may be beyond what a number holds exactly. */
  sequences: z.array(z.object({ sequence: z.string(), last: z.string(), called: z.boolean() })),
});

export type BackupHeader = z.infer<typeof headerSchema>;
type BackupTableHead = z.infer<typeof tableHeadSchema>;
/** What a table held: number of rows and the hash of their text. Equal contents have equal sums. */
export type TableSum = z.infer<typeof tableSumSchema>;
export type BackupManifest = z.infer<typeof manifestSchema>;

const LINE_END = 0x0a;
const LONGEST_LINE = 16 * 1024 * 1024;
const LONGEST_BLOCK = 1024 * 1024 * 1024;

/** Writes the parts of a backup in their order. */
export class BackupWriter {
  constructor(private readonly sink: Writable) {}

  header(header: BackupHeader): Promise<void> {
    return this.line(header);
  }

  tableHead(head: BackupTableHead): Promise<void> {
    return this.line(head);
  }

  async block(rows: Buffer): Promise<void> {
    if (rows.length === 0) return;
    await this.write(`${rows.length}\n`);
    await this.write(rows);
  }

  tableEnd(): Promise<void> {
    return this.write('0\n');
  }

  manifest(manifest: BackupManifest): Promise<void> {
    return this.line(manifest);
  }

  private line(value: unknown): Promise<void> {
    return this.write(`${JSON.stringify(value)}\n`);
  }

  private async write(data: Buffer | string): Promise<void> {
    if (this.sink.destroyed) throw new Error('The backup file was closed.');
    if (!this.sink.write(data)) await once(this.sink, 'drain');
  }
}

/**
 * Writes a backup to `path`, readable by its owner only (it holds everybody's personal data). An existing file is
 * replaced at the very end, when the new one is safely on disk; a failure leaves it as it was.
 */
export async function writeBackupFile<T>(path: string, write: (writer: BackupWriter) => Promise<T>): Promise<T> {
  const target = resolve(path);
  const draft = `${target}.partial-${process.pid}`;
  const file = await open(draft, 'wx', 0o600).catch((cause: unknown) => {
    throw new BackupError(`${draft} cannot be written: ${messageOf(cause)}`, { cause });
  });
  try {
    const result = await compressInto(file, write);
    await rename(draft, target);
    await syncFolder(dirname(target));
    return result;
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function compressInto<T>(file: FileHandle, write: (writer: BackupWriter) => Promise<T>): Promise<T> {
  const gzip = createGzip({ level: 4 });
  // Ends with the file safely on disk and closed; a failure closes it, too.
  const stored = pipeline(gzip, file.createWriteStream({ flush: true }));
  // Whichever fails first is told; the other one must not wait for ever.
  const written = write(new BackupWriter(gzip)).then(
    (result) => {
      gzip.end();
      return result;
    },
    (error: unknown) => {
      gzip.destroy(error instanceof Error ? error : new Error(String(error)));
      throw error;
    },
  );
  const [result] = await Promise.all([written, stored]);
  return result;
}

/** A rename is on disk only when its folder is. Windows has no such step. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Reads the parts of a backup in their order. Every method fails with a BackupError on a file that is cut or changed. */
export class BackupReader {
  private readonly chunks: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);

  constructor(
    chunks: AsyncIterable<Buffer>,
    private readonly path: string,
  ) {
    this.chunks = chunks[Symbol.asyncIterator]();
  }

  async header(): Promise<BackupHeader> {
    const parsed = headerSchema.safeParse(await this.json());
    if (!parsed.success) throw new BackupError(`${this.path} is not a backup of this version of the format.`);
    return parsed.data;
  }

  /** The head of the next table, or the manifest after the last one. */
  async next(): Promise<BackupTableHead | BackupManifest> {
    const parsed = z.union([tableHeadSchema, manifestSchema]).safeParse(await this.json());
    if (!parsed.success) throw this.damaged();
    return parsed.data;
  }

  /** The rows of the table whose head was read last, in blocks; has to be read to its end. */
  async *blocks(): AsyncGenerator<Buffer> {
    for (;;) {
      const length = Number(await this.line());
      if (!Number.isInteger(length) || length < 0 || length > LONGEST_BLOCK) throw this.damaged();
      if (length === 0) return;
      yield* this.bytes(length);
    }
  }

  /** Fails if anything follows the manifest. */
  async end(): Promise<void> {
    if (this.rest.length > 0 || (await this.more())) throw this.damaged();
  }

  private async json(): Promise<unknown> {
    const text = await this.line();
    try {
      return JSON.parse(text);
    } catch (cause) {
      throw this.damaged(cause);
    }
  }

  private async line(): Promise<string> {
    let searched = 0;
    for (;;) {
      const end = this.rest.indexOf(LINE_END, searched);
      if (end >= 0) {
        const text = this.rest.toString('utf8', 0, end);
        this.rest = this.rest.subarray(end + 1);
        return text;
      }
      searched = this.rest.length;
      if (searched > LONGEST_LINE || !(await this.more())) throw this.damaged();
    }
  }

  private async *bytes(length: number): AsyncGenerator<Buffer> {
    let missing = length;
    while (missing > 0) {
      if (this.rest.length === 0 && !(await this.more())) throw this.damaged();
      const part = this.rest.subarray(0, missing);
      this.rest = this.rest.subarray(part.length);
      missing -= part.length;
      yield part;
    }
  }

  private async more(): Promise<boolean> {
    let step: IteratorResult<Buffer, unknown>;
    try {
      step = await this.chunks.next();
    } catch (cause) {
      throw this.damaged(cause);
    }
    if (step.done === true) return false;
    this.rest = this.rest.length === 0 ? step.value : Buffer.concat([this.rest, step.value]);
    return true;
  }

  private damaged(cause?: unknown): BackupError {
    return new BackupError(`${this.path} is not a whole backup: it was cut off or changed.`, { cause });
  }
}

/** Opens a backup for `read`, and closes it again. */
export async function readBackupFile<T>(path: string, read: (reader: BackupReader) => Promise<T>): Promise<T> {
  const file = await open(path).catch((cause: unknown) => {
    throw new BackupError(`${path} cannot be read: ${messageOf(cause)}`, { cause });
  });
  const raw = file.createReadStream();
  const plain = createGunzip();
  // A failure reaches the reader through the stream it reads.
  const decompressed = pipeline(raw, plain).catch(() => undefined);
  try {
    return await read(new BackupReader(plain, path));
  } finally {
    plain.destroy();
    await decompressed;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
