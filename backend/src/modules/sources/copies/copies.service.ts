import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access';
import { Audit } from '../../../platform/audit';
import { Database } from '../../../platform/database';
import { notFound, Problem } from '../../../platform/http';
import { Jobs, type JobRun } from '../../../platform/jobs';
import { Files } from '../../../platform/storage';
import { Ids } from '../../../platform/time';
import { requireCentre } from '../access';
import { ExtractError, extractParagraphs, type ExtractErrorCode, type ExtractedDocument } from '../extract/extract';
import { sniff } from '../extract/sniff';
import { CopiesRepository } from './copies.repository';
import { Passages } from './passages';

/** A file as it was uploaded, held in memory. */
export interface UploadedBytes {
  readonly buffer: Buffer;
  readonly size: number;
  readonly originalname: string;
}

const READ_COPY = 'sources.readCopy';
/** A file on its way into a copy, and the copy that keeps it. */
const UPLOAD = 'sourceCopyUpload';
const COPY = 'sourceCopy';
const MEDIA_TYPES = {
  TXT: 'text/plain',
  PDF: 'application/pdf',
  DOCX: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

interface Upload {
  readonly uploadId: string;
  readonly documentId: string;
  readonly centreId: string;
  readonly hash: string;
  readonly fileName: string;
  readonly accountId: string;
}

/** What a job that has read a copy answers. */
export interface CopyResult {
  readonly paragraphs: number;
  readonly found: number;
  readonly total: number;
}

/** A centre's own copy of a document: attached, read in the background, searched for every passage, seen by nobody else. */
@Injectable()
export class CopiesService {
  /** Reading takes a thread and much memory: one after the other. */
  private reading: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly db: Database,
    private readonly files: Files,
    private readonly jobs: Jobs,
    private readonly repository: CopiesRepository,
    private readonly passages: Passages,
    private readonly audit: Audit,
    private readonly ids: Ids,
  ) {
    jobs.define<Upload>(READ_COPY, (run) => this.read(run));
  }

  /**
   * Takes a file and queues its reading; answers the job's id. The copy there was stays until the new one is read. What is
   * no TXT, PDF or DOCX by its own bytes is refused at once.
   */
  async attach(actor: Actor, code: string, centreId: string, file: UploadedBytes | undefined): Promise<string> {
    await requireCentre(this.db, actor, 'source.edit', centreId);
    const documentId = await this.repository.documentId(this.db, code);
    if (documentId === null) throw notFound();
    if (file === undefined) throw new Problem('request.invalid', { pointers: [{ pointer: '/file', code: 'missing' }] });
    if (file.size === 0) throw problemOf('empty');
    const format = sniff(file.buffer);
    if (format === null) throw problemOf('unsupported');
    if (format === 'ENCRYPTED') throw problemOf('encrypted');
    const fileName = nameOf(file.originalname);
    return this.db.transaction(async (tx) => {
      const { hash } = await this.files.put(tx, file.buffer, MEDIA_TYPES[format]);
      const uploadId = this.ids.next();
      await this.files.use(tx, hash, {
        ownerKind: UPLOAD,
        ownerId: uploadId,
        centreId,
        name: fileName,
        by: actor.accountId,
      });
      const upload: Upload = { uploadId, documentId, centreId, hash, fileName, accountId: actor.accountId };
      return this.jobs.enqueue(tx, actor, READ_COPY, upload);
    });
  }

  /** Takes the copy away, with its paragraphs and, where nobody else uses it, the file. */
  async remove(actor: Actor, code: string, centreId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const countryId = await requireCentre(tx, actor, 'source.edit', centreId);
      const documentId = await this.repository.documentId(tx, code);
      const removed = documentId === null ? null : await this.repository.remove(tx, documentId, centreId);
      if (!removed) throw notFound();
      await this.files.release(tx, removed.hash, COPY, removed.id);
      await this.audit.record(tx, actor, {
        action: 'sourceCopy.removed',
        entityKind: 'sourceCopy',
        entityId: removed.id,
        countryId,
        centreId,
        details: { code },
      });
    });
  }

  /** Bears being repeated: what it writes, it writes at once at the end. */
  private async read(run: JobRun<Upload>): Promise<CopyResult> {
    const { uploadId, documentId, centreId, hash } = run.input;
    await run.progress('sources.reading', 0, 3);
    const document = await this.extract(run.input);
    await run.progress('sources.finding', 1, 3);
    const located = this.passages.locate(document.paragraphs, await this.passages.sought(this.db, documentId));
    await run.progress('sources.storing', 2, 3);
    const copyId = this.ids.next();
    await this.db.transaction(async (tx) => {
      const before = await this.repository.remove(tx, documentId, centreId);
      await this.repository.insert(tx, { ...run.input, id: copyId, format: document.kind }, document.paragraphs);
      await this.passages.store(tx, copyId, located);
      await this.files.use(tx, hash, {
        ownerKind: COPY,
        ownerId: copyId,
        centreId,
        name: run.input.fileName,
        by: run.input.accountId,
      });
      await this.files.release(tx, hash, UPLOAD, uploadId);
      // After the new use, which may be of the same file.
      if (before) await this.files.release(tx, before.hash, COPY, before.id);
      await this.audit.record(tx, null, {
        action: before ? 'sourceCopy.replaced' : 'sourceCopy.attached',
        entityKind: 'sourceCopy',
        entityId: copyId,
        countryId: await this.repository.countryOf(tx, centreId),
        centreId,
        details: { documentId, hash, attachedBy: run.input.accountId },
      });
    });
    await run.progress('sources.storing', 3, 3);
    return {
      paragraphs: document.paragraphs.length,
      found: located.filter(({ seq }) => seq !== null).length,
      total: located.length,
    };
  }

  /** Throws the problem that the uploader reads when the file cannot be read; the file is then let go. */
  private async extract({ hash, uploadId }: Upload): Promise<ExtractedDocument> {
    const bytes = await this.files.bytes(this.db, hash);
    if (bytes === null) throw new Error(`The upload ${uploadId} has lost its file.`);
    const turn = this.reading.then(() => extractParagraphs(bytes));
    this.reading = turn.catch(() => undefined);
    try {
      return await turn;
    } catch (error) {
      if (!(error instanceof ExtractError)) throw error;
      await this.db.transaction((tx) => this.files.release(tx, hash, UPLOAD, uploadId));
      throw problemOf(error.code);
    }
  }
}

function problemOf(code: ExtractErrorCode): Problem {
  switch (code) {
    case 'unsupported':
      return new Problem('sources.copyUnsupported');
    case 'tooLarge':
      return new Problem('sources.copyTooLarge');
    case 'encrypted':
      return new Problem('sources.copyEncrypted');
    case 'damaged':
      return new Problem('sources.copyDamaged');
    case 'timeout':
      return new Problem('sources.copyTimeout');
    case 'empty':
      return new Problem('sources.copyEmpty');
  }
}

/** A name to show: browsers send UTF-8, which multer reads as Latin-1; paths and control characters go. */
function nameOf(sent: string): string {
  const name = Buffer.from(sent, 'latin1').toString('utf8');
  return (
    (name.split(/[\\/]/).at(-1) ?? '')
      .replace(/[\p{Cc}\p{Cf}]/gu, '')
      .trim()
      .slice(0, 200) || 'copy'
  );
}
