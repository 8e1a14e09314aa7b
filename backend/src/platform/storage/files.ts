import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '../database';
import { Clock } from '../time';

const CHUNK = 1024 * 1024;

export interface StoredFile {
  /** SHA-256 of the bytes, lower-case hex: the file's address. */
  readonly hash: string;
  readonly size: number;
  readonly mediaType: string;
}

/**
 * The storage port: content-addressed files, kept in PostgreSQL in chunks of 1 MiB so that a range can be read without
 * the rest, and so that a backup of the database is a backup of everything.
 */
@Injectable()
export class Files {
  constructor(private readonly clock: Clock) {}

  /** Stores bytes once; the same bytes again change nothing. `mediaType` is what was found in the bytes, not claimed. */
  async put(tx: Tx, bytes: Uint8Array, mediaType: string): Promise<StoredFile> {
    const hash = createHash('sha256').update(bytes).digest('hex');
    const inserted = await tx.execute(
      'INSERT INTO file (hash, size, media_type, created_at) VALUES ($1,$2,$3,$4) ON CONFLICT (hash) DO NOTHING',
      [hash, bytes.byteLength, mediaType, this.clock.now()],
    );
    if (inserted > 0)
      for (let seq = 0; seq * CHUNK < bytes.byteLength; seq++)
        await tx.query('INSERT INTO file_chunk (hash, seq, data) VALUES ($1,$2,$3)', [
          hash,
          seq,
          Buffer.from(bytes.subarray(seq * CHUNK, (seq + 1) * CHUNK)),
        ]);
    return { hash, size: bytes.byteLength, mediaType };
  }

  async describe(db: Queryable, hash: string): Promise<StoredFile | null> {
    const [row] = await db.query<{ hash: string; size: number; media_type: string }>(
      'SELECT hash, size, media_type FROM file WHERE hash = $1',
      [hash],
    );
    return row ? { hash: row.hash, size: row.size, mediaType: row.media_type } : null;
  }

  /** Bytes `from`..`to` (both included, as in HTTP ranges), in chunks as they are needed. */
  async *read(db: Queryable, file: StoredFile, from = 0, to = file.size - 1): AsyncGenerator<Buffer> {
    for (let seq = Math.floor(from / CHUNK); seq * CHUNK <= to; seq++) {
      const [row] = await db.query<{ data: Buffer }>('SELECT data FROM file_chunk WHERE hash = $1 AND seq = $2', [
        file.hash,
        seq,
      ]);
      if (!row) throw new Error(`File ${file.hash} misses chunk ${seq}.`);
      yield row.data.subarray(Math.max(0, from - seq * CHUNK), to - seq * CHUNK + 1);
    }
  }

  /** The whole file in memory: for small ones that must be parsed. */
  async bytes(db: Queryable, hash: string): Promise<Buffer | null> {
    const file = await this.describe(db, hash);
    if (!file) return null;
    const chunks: Buffer[] = [];
    for await (const chunk of this.read(db, file)) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  /** Says that `owner` uses the file: a file is only ever served through one of its uses. */
  async use(
    tx: Tx,
    hash: string,
    use: { ownerKind: string; ownerId: string; centreId: string | null; name: string; by: string | null },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO file_use (hash, owner_kind, owner_id, centre_id, name, created_by, created_at) VALUES ($1,$2,$3,$4,$5,$6,$7)
       ON CONFLICT (hash, owner_kind, owner_id) DO NOTHING`,
      [hash, use.ownerKind, use.ownerId, use.centreId, use.name, use.by, this.clock.now()],
    );
  }

  /** Ends a use; bytes that nobody uses any more are deleted. */
  async release(tx: Tx, hash: string, ownerKind: string, ownerId: string): Promise<void> {
    await tx.execute('DELETE FROM file_use WHERE hash = $1 AND owner_kind = $2 AND owner_id = $3', [
      hash,
      ownerKind,
      ownerId,
    ]);
    await tx.execute('DELETE FROM file WHERE hash = $1 AND NOT EXISTS (SELECT 1 FROM file_use WHERE hash = $1)', [
      hash,
    ]);
  }
}
