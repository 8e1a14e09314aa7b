import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Actor } from '../../../platform/access';
import { Audit, NO_COUNTRY } from '../../../platform/audit';
import { Database, type Tx } from '../../../platform/database';
import { notFound, Problem } from '../../../platform/http';
import { Files, sendFile, sniffMediaType } from '../../../platform/storage';
import { centresWith, contentScope, visible } from '../access';
import { iso } from '../documents';
import type { ModuleFileDto } from './files.dto';
import { isPlainSvg } from './svg-check';
import { isWholePicture } from './whole-picture';

const MEGABYTE = 1024 * 1024;
/** The largest upload that is taken into memory at all. */
export const LARGEST_FILE = 50 * MEGABYTE;
const LARGEST_IMAGE = 10 * MEGABYTE;

const KINDS: readonly RegExp[] = [/^image\/(png|jpeg|gif|webp|svg\+xml)$/, /^audio\//, /^video\//];

/** Images, audio and video of a module. They belong to the module, not to one edition: frozen text keeps its files. */
@Injectable()
export class ModuleFilesService {
  constructor(
    private readonly db: Database,
    private readonly files: Files,
    private readonly audit: Audit,
  ) {}

  async list(actor: Actor, moduleId: string): Promise<ModuleFileDto[]> {
    await this.module(actor, moduleId);
    const rows = await this.db.query<Omit<ModuleFileDto, 'createdAt'> & { createdAt: Date }>(
      `SELECT f.hash, u.name, f.media_type AS "mediaType", f.size, u.created_at AS "createdAt" FROM file_use u JOIN file f ON f.hash = u.hash
       WHERE u.owner_kind = 'module' AND u.owner_id = $1 ORDER BY u.created_at DESC, u.name`,
      [moduleId],
    );
    return rows.map((row) => ({ ...row, createdAt: iso(row.createdAt) }));
  }

  /** Stores what an author uploads. The same bytes again change nothing. */
  async add(
    actor: Actor,
    moduleId: string,
    file: { readonly name: string; readonly bytes: Buffer },
  ): Promise<ModuleFileDto> {
    const mediaType = checkedMediaType(file.bytes);
    return this.db.transaction(async (tx) => {
      const [module] = await tx.query<{ centreId: string; countryId: string }>(
        `SELECT c.id AS "centreId", c.country_id AS "countryId" FROM module m JOIN centre c ON c.id = m.owner_centre_id WHERE m.id = $1 AND c.id = ANY($2)`,
        [moduleId, centresWith(actor, 'course.edit')],
      );
      if (!module) throw notFound();
      const stored = await this.store(
        tx,
        actor,
        { moduleId, centreId: module.centreId, countryId: module.countryId },
        { ...file, mediaType },
      );
      const [row] = await tx.query<{ name: string; createdAt: Date }>(
        `SELECT name, created_at AS "createdAt" FROM file_use WHERE hash = $1 AND owner_kind = 'module' AND owner_id = $2`,
        [stored.hash, moduleId],
      );
      if (!row) throw new Error('A file that was just stored is not in use.');
      return { hash: stored.hash, name: row.name, mediaType, size: stored.size, createdAt: iso(row.createdAt) };
    });
  }

  /** Stores bytes as a file of the module; what they are was checked before. */
  async store(
    tx: Tx,
    actor: Actor | null,
    module: { readonly moduleId: string; readonly centreId: string | null; readonly countryId: string | null },
    file: { readonly name: string; readonly bytes: Buffer; readonly mediaType: string },
  ): Promise<{ hash: string; size: number }> {
    const stored = await this.files.put(tx, file.bytes, file.mediaType);
    await this.files.use(tx, stored.hash, {
      ownerKind: 'module',
      ownerId: module.moduleId,
      centreId: module.centreId,
      name: file.name.slice(0, 200),
      by: actor?.accountId ?? null,
    });
    await this.audit.record(tx, actor, {
      action: 'module.fileAdded',
      entityKind: 'module',
      entityId: module.moduleId,
      countryId: module.countryId ?? NO_COUNTRY,
      centreId: module.centreId,
      details: { hash: stored.hash, mediaType: file.mediaType, size: stored.size },
    });
    return stored;
  }

  /** To whoever may read the module. */
  async send(actor: Actor, moduleId: string, hash: string, request: Request, response: Response): Promise<void> {
    await this.module(actor, moduleId);
    const [use] = await this.db.query<{ name: string }>(
      `SELECT name FROM file_use WHERE owner_kind = 'module' AND owner_id = $1 AND hash = $2`,
      [moduleId, hash],
    );
    const file = use ? await this.files.describe(this.db, hash) : null;
    if (!use || !file) throw notFound();
    await sendFile(this.db, this.files, file, use.name, request, response);
  }

  /** 404 where the actor may read no edition of the module. */
  private async module(actor: Actor, moduleId: string): Promise<void> {
    const scope = await contentScope(this.db, actor);
    const [row] = await this.db.query(
      `SELECT 1 FROM module m JOIN module_edition e ON e.module_id = m.id WHERE m.id = $3 AND ${visible('$1', '$2')} LIMIT 1`,
      [scope.readers, scope.authors, moduleId],
    );
    if (row === undefined) throw notFound();
  }
}

/**
 * The media type found in the bytes. Refuses what a lesson cannot show, what is too large, pictures that break off, and
 * drawings that do more than draw.
 */
export function checkedMediaType(bytes: Buffer): string {
  const mediaType = sniffMediaType(bytes);
  if (mediaType === null || !KINDS.some((kind) => kind.test(mediaType))) throw new Problem('file.typeRefused');
  if (bytes.byteLength > (mediaType.startsWith('image/') ? LARGEST_IMAGE : LARGEST_FILE))
    throw new Problem('request.tooLarge');
  if (!isWholePicture(bytes, mediaType)) throw new Problem('file.incomplete');
  if (mediaType === 'image/svg+xml' && !isPlainSvg(bytes.toString('utf8'))) throw new Problem('file.svgUnsafe');
  return mediaType;
}
