import { Injectable } from '@nestjs/common';
import type { Permission } from '@peacewright/contracts';
import type { Actor } from '../../../platform/access';
import { Audit, NO_COUNTRY } from '../../../platform/audit';
import { Database, type Queryable, type Tx } from '../../../platform/database';
import { notFound, Problem } from '../../../platform/http';
import { centresWith, contentScope, permissionsIn, seesKeys, type ContentScope } from '../access';
import { iso, readDraft, withoutKeys } from '../documents';
import { isOpenForWriting, transitionsFrom, type EditionFacts } from '../lifecycle';
import { ReviewComments } from '../review/review-comments';
import { EditionViewsQueries } from './edition-views.queries';
import type { FindingDto, ItemDto, ModuleEditionDto, SaveDocumentDto } from './editions.dto';
import { EditionsRepository, type EditionRow, type ItemOutline, type ItemRow } from './editions.repository';
import { blocking } from './findings';
import { FindingsQueries } from './findings.queries';

/** Reads an edition for its screen, and saves the module's own text. */
@Injectable()
export class EditionsService {
  constructor(
    private readonly db: Database,
    private readonly editions: EditionsRepository,
    private readonly views: EditionViewsQueries,
    private readonly checklist: FindingsQueries,
    private readonly comments: ReviewComments,
    private readonly audit: Audit,
  ) {}

  async show(actor: Actor, id: string): Promise<ModuleEditionDto> {
    const scope = await contentScope(this.db, actor);
    return this.view(actor, scope, await this.readable(this.db, scope, id));
  }

  async findings(actor: Actor, id: string): Promise<FindingDto[]> {
    const edition = await this.readable(this.db, await contentScope(this.db, actor), id);
    return this.checklist.findings(this.db, edition);
  }

  async item(actor: Actor, id: string, itemId: string): Promise<ItemDto> {
    const scope = await contentScope(this.db, actor);
    const edition = await this.readable(this.db, scope, id);
    const item = await this.editions.item(this.db, edition.id, itemId);
    if (!item) throw notFound();
    const document = seesKeys(scope, edition.ownerCentreId) ? item.document : withoutKeys(item.kind, item.document);
    return { ...itemSummary(outlineOf(item)), document };
  }

  /** Saves title, terms, objectives and the rest of the module's own text. 409 `edit.stale` with the stored document. */
  async saveDocument(actor: Actor, id: string, change: SaveDocumentDto): Promise<{ version: number }> {
    return this.db.transaction(async (tx) => {
      const edition = await this.openForWriting(tx, actor, id);
      const { document } = readDraft('MODULE', change.document, edition.language);
      const version = await this.editions.saveDocument(tx, id, change.version, document);
      if (version === null)
        throw new Problem('edit.stale', { data: { document: edition.document, version: edition.version } });
      await this.wrote(tx, actor, edition, 'moduleEdition.documentSaved', { version });
      return { version };
    });
  }

  /** The edition, locked, where the actor holds `permission` and it is a draft. */
  async openForWriting(tx: Tx, actor: Actor, id: string, permission: Permission = 'course.edit'): Promise<EditionRow> {
    const edition = await this.lockedFor(tx, actor, id, permission);
    if (!isOpenForWriting(edition.state)) throw new Problem('edition.notOpen', { params: { state: edition.state } });
    return edition;
  }

  async lockedFor(tx: Tx, actor: Actor, id: string, permission: Permission): Promise<EditionRow> {
    const edition = await this.editions.locked(tx, centresWith(actor, permission), id);
    if (!edition) throw notFound();
    return edition;
  }

  /** 404 where the actor may not read it. */
  async readable(db: Queryable, scope: ContentScope, id: string): Promise<EditionRow> {
    const edition = await this.editions.visible(db, scope, id);
    if (!edition) throw notFound();
    return edition;
  }

  /** What every change leaves behind: the actor among the authors, and a row of the audit trail. */
  async wrote(
    tx: Tx,
    actor: Actor,
    edition: EditionRow,
    action: string,
    details: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await this.editions.addAuthor(tx, edition.id, actor.accountId);
    await this.recorded(tx, actor, edition, action, details);
  }

  async recorded(
    tx: Tx,
    actor: Actor | null,
    edition: EditionRow,
    action: string,
    details: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await this.audit.record(tx, actor, {
      action,
      entityKind: 'moduleEdition',
      entityId: edition.id,
      countryId: edition.countryId ?? NO_COUNTRY,
      centreId: edition.ownerCentreId,
      details,
    });
  }

  /** What the guards of the lifecycle look at; the checklist runs only where a step asks for it. */
  async facts(db: Queryable, actor: Actor, edition: EditionRow, parts: number): Promise<EditionFacts> {
    const judged = edition.state === 'IN_REVIEW' || edition.state === 'APPROVED';
    return {
      permissions: permissionsIn(actor, edition.ownerCentreId),
      reference: edition.ownerCentreId === null,
      isAuthor: await this.editions.isAuthor(db, edition.id, actor.accountId),
      parts,
      blockingFindings: judged ? blocking(await this.checklist.findings(db, edition)).length : 0,
      obstacles: [],
    };
  }

  private async view(actor: Actor, scope: ContentScope, edition: EditionRow): Promise<ModuleEditionDto> {
    const items = await this.editions.outline(this.db, edition.id);
    const facts = await this.facts(this.db, actor, edition, items.length);
    const adoptable = edition.ownerCentreId === null && edition.state === 'PUBLISHED';
    const adoptions = await this.views.adoptions(this.db, edition.id, scope.readers);
    const writing = isOpenForWriting(edition.state) && facts.permissions.has('course.edit');
    return {
      id: edition.id,
      moduleId: edition.moduleId,
      code: edition.code,
      ownerCentreId: edition.ownerCentreId,
      number: edition.number,
      state: edition.state,
      language: edition.language,
      version: edition.version,
      document: edition.document,
      changeNote: edition.changeNote,
      originEditionId: edition.originEditionId,
      hash: edition.hash,
      createdAt: iso(edition.createdAt),
      submittedAt: iso(edition.submittedAt),
      approvedAt: iso(edition.approvedAt),
      approvedByName: edition.approvedByName,
      publishedAt: iso(edition.publishedAt),
      authors: await this.editions.authorNames(this.db, edition.id),
      items: items.map(itemSummary),
      references: await this.views.references(this.db, edition.id),
      openComments: await this.comments.open(this.db, { kind: 'module', editionId: edition.id }),
      translations: await this.views.translations(this.db, edition.id),
      adoptions,
      transitions: transitionsFrom(edition.state, facts).map((step) => ({ ...step, reasons: [...step.reasons] })),
      rights: {
        edit: writing,
        comment: edition.ownerCentreId !== null && facts.permissions.has('course.review'),
        translate: facts.permissions.has('course.translate'),
        seeKeys: seesKeys(scope, edition.ownerCentreId),
        adoptFor: adoptable
          ? centresWith(actor, 'course.approve').filter(
              (centre) => !adoptions.some(({ centreId }) => centreId === centre),
            )
          : [],
      },
    };
  }
}

/** An item on the outline, as the API writes it. */
export function itemSummary(item: ItemOutline): Omit<ItemDto, 'document'> {
  const {
    id,
    kind,
    position,
    title,
    intent,
    objectives,
    written,
    minutesShort,
    minutesLong,
    questions,
    version,
    updatedAt,
  } = item;
  return {
    id,
    kind,
    position,
    title,
    intent,
    objectives,
    written,
    minutesShort,
    minutesLong,
    questions,
    version,
    updatedAt: iso(updatedAt),
  };
}

/** The outline entry of an item that was read whole. */
export function outlineOf(item: ItemRow): ItemOutline {
  const { document, ...head } = item;
  const list = document?.[item.kind === 'TEST' ? 'questions' : 'checks'];
  return { ...head, written: document !== null, questions: Array.isArray(list) ? list.length : 0 };
}
