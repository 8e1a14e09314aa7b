import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access';
import { Audit } from '../../../platform/audit';
import { Database, type Tx } from '../../../platform/database';
import { notFound, Problem } from '../../../platform/http';
import { Clock, Ids } from '../../../platform/time';
import { holdsIn, perspective, requireCentre } from '../access';
import type {
  NewSourceDocumentDto,
  SourceDocumentChangeDto,
  SourceDocumentDto,
  SourceDocumentRowDto,
} from './documents.dto';
import { DocumentsQueries } from './documents.queries';

/** Documents that recommendations are taken from. All centres share them; the centre that added one keeps it up. */
@Injectable()
export class DocumentsService {
  constructor(
    private readonly db: Database,
    private readonly queries: DocumentsQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(actor: Actor, centreId?: string): Promise<SourceDocumentRowDto[]> {
    return this.queries.list(await perspective(this.db, actor, centreId));
  }

  async one(actor: Actor, code: string, asked?: string): Promise<SourceDocumentDto> {
    const centreId = await perspective(this.db, actor, asked);
    const row = await this.queries.one(code, centreId);
    if (!row) throw notFound();
    const { ownerCentreId, ...document } = row;
    return {
      ...document,
      copy: await this.queries.copy(row.id, centreId),
      mayEdit: holdsIn(actor, 'source.edit', ownerCentreId),
      mayAttach: holdsIn(actor, 'source.edit', centreId),
    };
  }

  /** Adds a document for a centre of the actor's. Refused when the code is taken. */
  async add(actor: Actor, wish: NewSourceDocumentDto): Promise<void> {
    await this.db.transaction((tx) => this.insert(tx, actor, wish));
  }

  /** The same inside an open transaction, for imports. */
  async insert(tx: Tx, actor: Actor, wish: NewSourceDocumentDto): Promise<string> {
    const countryId = await requireCentre(tx, actor, 'source.edit', wish.centreId);
    refuseBackwards(wish);
    const id = this.ids.next();
    const added = await tx.execute(
      `INSERT INTO source_document (id, owner_centre_id, code, title, kind, issuer, date_from, date_to, authority_note, created_by, created_at)
       VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11) ON CONFLICT (code) DO NOTHING`,
      [
        id,
        wish.centreId,
        wish.code,
        wish.title,
        wish.kind,
        wish.issuer,
        wish.dateFrom,
        wish.dateTo,
        JSON.stringify(wish.authorityNote ?? {}),
        actor.accountId,
        this.clock.now(),
      ],
    );
    if (added === 0) throw new Problem('code.taken', { pointers: [{ pointer: '/code', code: 'taken' }] });
    await this.audit.record(tx, actor, {
      action: 'sourceDocument.added',
      entityKind: 'sourceDocument',
      entityId: id,
      countryId,
      centreId: wish.centreId,
      details: { code: wish.code },
    });
    return id;
  }

  /** Changes a document of a centre of the actor's; the register's are changed by nobody. */
  async change(actor: Actor, code: string, wish: SourceDocumentChangeDto): Promise<number> {
    return this.db.transaction(async (tx) => {
      const [row] = await tx.query<{ id: string; owner: string; version: number; title: string }>(
        `SELECT id, owner_centre_id AS owner, version, title FROM source_document WHERE code = $1 AND owner_centre_id = ANY($2) FOR UPDATE`,
        [code, actor.scopes('source.edit').centres],
      );
      if (!row) throw notFound();
      const countryId = await requireCentre(tx, actor, 'source.edit', row.owner);
      refuseBackwards(wish);
      const changed = await tx.execute(
        `UPDATE source_document SET title = $3, kind = $4, issuer = $5, date_from = $6, date_to = $7, authority_note = $8, version = version + 1
         WHERE id = $1 AND version = $2`,
        [
          row.id,
          wish.version,
          wish.title,
          wish.kind,
          wish.issuer,
          wish.dateFrom,
          wish.dateTo,
          JSON.stringify(wish.authorityNote ?? {}),
        ],
      );
      if (changed === 0)
        throw new Problem('edit.stale', { data: { stored: { title: row.title }, version: row.version } });
      await this.audit.record(tx, actor, {
        action: 'sourceDocument.changed',
        entityKind: 'sourceDocument',
        entityId: row.id,
        countryId,
        centreId: row.owner,
        details: { code },
      });
      return wish.version + 1;
    });
  }
}

function refuseBackwards({ dateFrom, dateTo }: { dateFrom: string; dateTo: string }): void {
  if (dateTo < dateFrom)
    throw new Problem('request.invalid', { pointers: [{ pointer: '/dateTo', code: 'beforeStart' }] });
}
