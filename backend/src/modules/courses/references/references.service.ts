import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access';
import { Audit, NO_COUNTRY } from '../../../platform/audit';
import { Database, type Queryable, type Tx } from '../../../platform/database';
import { notFound, Problem } from '../../../platform/http';
import { Clock, Ids } from '../../../platform/time';
import { centresWith, contentScope } from '../access';
import { EditionsService } from '../editions/editions.service';
import type { NewReferenceDto, NewReferenceEditionDto, ReferenceDocumentDto } from './references.dto';

export interface NewReference {
  /** Null: reference content. */
  readonly ownerCentreId: string | null;
  readonly countryId: string | null;
  readonly title: string;
  readonly issuer: string;
}

export interface NewReferenceEdition {
  readonly number: string;
  readonly issuedOn: string | null;
  readonly reviewOn: string | null;
  readonly url: string | null;
}

/** Manuals, policies and resolutions that modules cite, each by its edition. */
@Injectable()
export class ReferencesService {
  constructor(
    private readonly db: Database,
    private readonly editions: EditionsService,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Of the reference and of the centres that the actor reads; at most a hundred. */
  async list(actor: Actor, q: string | undefined): Promise<ReferenceDocumentDto[]> {
    const scope = await contentScope(this.db, actor);
    return this.read(
      this.db,
      `(d.owner_centre_id IS NULL OR d.owner_centre_id = ANY($1)) AND ($2::text IS NULL OR d.title ILIKE $2 OR d.issuer ILIKE $2)`,
      [scope.readers, q ? `%${q.replace(/[\\%_]/g, '\\$&')}%` : null],
    );
  }

  async add(actor: Actor, wish: NewReferenceDto): Promise<ReferenceDocumentDto> {
    return this.db.transaction(async (tx) => {
      const [centre] = await tx.query<{ country_id: string }>(
        'SELECT country_id FROM centre WHERE id = $1 AND id = ANY($2)',
        [wish.centreId, centresWith(actor, 'course.edit')],
      );
      if (!centre) throw notFound();
      const id = await this.insert(tx, actor, {
        ownerCentreId: wish.centreId,
        countryId: centre.country_id,
        title: wish.title,
        issuer: wish.issuer,
      });
      await this.insertEdition(tx, id, fromDto(wish.edition));
      return this.one(tx, id);
    });
  }

  async addEdition(actor: Actor, documentId: string, wish: NewReferenceEditionDto): Promise<ReferenceDocumentDto> {
    return this.db.transaction(async (tx) => {
      const [document] = await tx.query<{ centreId: string; countryId: string }>(
        `SELECT c.id AS "centreId", c.country_id AS "countryId" FROM reference_document d JOIN centre c ON c.id = d.owner_centre_id WHERE d.id = $1 AND c.id = ANY($2)`,
        [documentId, centresWith(actor, 'course.edit')],
      );
      if (!document) throw notFound();
      const editionId = await this.insertEdition(tx, documentId, fromDto(wish));
      if (editionId === null)
        throw new Problem('code.taken', {
          params: { code: wish.number },
          pointers: [{ pointer: '/number', code: 'taken' }],
        });
      await this.audit.record(tx, actor, {
        action: 'reference.editionAdded',
        entityKind: 'reference',
        entityId: documentId,
        countryId: document.countryId,
        centreId: document.centreId,
        details: { editionId, number: wish.number },
      });
      return this.one(tx, documentId);
    });
  }

  /** Attaching twice changes nothing. */
  async attach(actor: Actor, editionId: string, referenceEditionId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const edition = await this.editions.openForWriting(tx, actor, editionId);
      const scope = await contentScope(tx, actor);
      const [reference] = await tx.query(
        `SELECT 1 FROM reference_edition r JOIN reference_document d ON d.id = r.document_id
         WHERE r.id = $1 AND (d.owner_centre_id IS NULL OR d.owner_centre_id = ANY($2))`,
        [referenceEditionId, scope.readers],
      );
      if (reference === undefined) throw notFound();
      const added = await this.attachTo(tx, editionId, referenceEditionId);
      if (added)
        await this.editions.wrote(tx, actor, edition, 'moduleEdition.referenceAttached', { referenceEditionId });
    });
  }

  async detach(actor: Actor, editionId: string, referenceEditionId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const edition = await this.editions.openForWriting(tx, actor, editionId);
      const removed = await tx.execute(
        'DELETE FROM edition_reference WHERE edition_id = $1 AND reference_edition_id = $2',
        [editionId, referenceEditionId],
      );
      if (removed === 0) throw notFound();
      await this.editions.wrote(tx, actor, edition, 'moduleEdition.referenceDetached', { referenceEditionId });
    });
  }

  /**
   * The edition of a reference with this title and issuer, found among the owner's own and the reference's, or made.
   * For packages, which name references by their words.
   */
  async findOrAdd(tx: Tx, actor: Actor | null, document: NewReference, edition: NewReferenceEdition): Promise<string> {
    const [found] = await tx.query<{ id: string }>(
      `SELECT id FROM reference_document WHERE title = $1 AND issuer = $2 AND (owner_centre_id IS NULL OR owner_centre_id = $3) ORDER BY owner_centre_id NULLS FIRST LIMIT 1`,
      [document.title, document.issuer, document.ownerCentreId],
    );
    const documentId = found?.id ?? (await this.insert(tx, actor, document));
    const [known] = await tx.query<{ id: string }>(
      'SELECT id FROM reference_edition WHERE document_id = $1 AND number = $2',
      [documentId, edition.number],
    );
    if (known) return known.id;
    const id = await this.insertEdition(tx, documentId, edition);
    if (id === null) throw new Problem('request.conflict');
    return id;
  }

  /** True when it was not attached before. */
  async attachTo(tx: Tx, editionId: string, referenceEditionId: string): Promise<boolean> {
    return (
      (await tx.execute(
        'INSERT INTO edition_reference (edition_id, reference_edition_id) VALUES ($1,$2) ON CONFLICT DO NOTHING',
        [editionId, referenceEditionId],
      )) > 0
    );
  }

  private async insert(tx: Tx, actor: Actor | null, document: NewReference): Promise<string> {
    const id = this.ids.next();
    await tx.query(
      'INSERT INTO reference_document (id, owner_centre_id, title, issuer, created_at) VALUES ($1,$2,$3,$4,$5)',
      [id, document.ownerCentreId, document.title, document.issuer, this.clock.now()],
    );
    await this.audit.record(tx, actor, {
      action: 'reference.added',
      entityKind: 'reference',
      entityId: id,
      countryId: document.countryId ?? NO_COUNTRY,
      centreId: document.ownerCentreId,
      details: { title: document.title },
    });
    return id;
  }

  /** Null when the document has an edition of that number. */
  private async insertEdition(tx: Tx, documentId: string, edition: NewReferenceEdition): Promise<string | null> {
    const id = this.ids.next();
    const added = await tx.execute(
      'INSERT INTO reference_edition (id, document_id, number, issued_on, review_on, url, created_at) VALUES ($1,$2,$3,$4,$5,$6,$7) ON CONFLICT DO NOTHING',
      [id, documentId, edition.number, edition.issuedOn, edition.reviewOn, edition.url, this.clock.now()],
    );
    return added > 0 ? id : null;
  }

  private async one(db: Queryable, id: string): Promise<ReferenceDocumentDto> {
    const [document] = await this.read(db, 'd.id = $1', [id]);
    if (!document) throw notFound();
    return document;
  }

  private read(db: Queryable, where: string, parameters: readonly unknown[]): Promise<ReferenceDocumentDto[]> {
    return db.query<ReferenceDocumentDto>(
      `SELECT d.id, d.owner_centre_id AS "ownerCentreId", d.title, d.issuer,
         (SELECT COALESCE(jsonb_agg(jsonb_build_object('id', r.id, 'number', r.number, 'issuedOn', r.issued_on, 'reviewOn', r.review_on, 'url', r.url)
            ORDER BY r.issued_on DESC NULLS LAST, r.number DESC), '[]') FROM reference_edition r WHERE r.document_id = d.id) AS editions
       FROM reference_document d WHERE ${where} ORDER BY d.title COLLATE human, d.id LIMIT 100`,
      parameters,
    );
  }
}

function fromDto(wish: NewReferenceEditionDto): NewReferenceEdition {
  return {
    number: wish.number,
    issuedOn: wish.issuedOn ?? null,
    reviewOn: wish.reviewOn ?? null,
    url: wish.url ?? null,
  };
}
