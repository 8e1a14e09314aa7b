import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access';
import { Database } from '../../../platform/database';
import { notFound, Problem } from '../../../platform/http';
import { Clock, Ids } from '../../../platform/time';
import { minutesOf, objectivesOfTest, readDraft } from '../documents';
import { EditionsService, itemSummary, outlineOf } from './editions.service';
import type { ChangeItemDto, ItemsOrderDto, ItemSummaryDto, NewItemDto, SaveDocumentDto } from './editions.dto';
import { EditionsRepository, type ItemRow } from './editions.repository';

/** The outline of a draft: lessons, tests and what is planned besides, and the text of each. */
@Injectable()
export class ItemsService {
  constructor(
    private readonly db: Database,
    private readonly service: EditionsService,
    private readonly editions: EditionsRepository,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async add(actor: Actor, editionId: string, wish: NewItemDto): Promise<ItemSummaryDto> {
    return this.db.transaction(async (tx) => {
      const edition = await this.service.openForWriting(tx, actor, editionId);
      const order = (await this.editions.outline(tx, editionId)).map(({ id }) => id);
      const id = this.ids.next();
      const item = {
        id,
        kind: wish.kind,
        position: order.length + 1,
        title: wish.title,
        intent: wish.intent ?? '',
        objectives: [],
        document: null,
        minutesShort: null,
        minutesLong: null,
      };
      await this.editions.insertItem(tx, editionId, item, actor.accountId, this.clock.now());
      await this.editions.order(tx, editionId, order.toSpliced(wish.position ?? order.length, 0, id));
      await this.service.wrote(tx, actor, edition, 'moduleEdition.itemAdded', { itemId: id, kind: wish.kind });
      return itemSummary(outlineOf(await this.stored(tx, editionId, id)));
    });
  }

  /** Name, purpose, objectives and planned minutes. 409 `edit.stale` with the stored item. */
  async change(actor: Actor, editionId: string, itemId: string, change: ChangeItemDto): Promise<{ version: number }> {
    return this.db.transaction(async (tx) => {
      const edition = await this.service.openForWriting(tx, actor, editionId);
      const item = await this.stored(tx, editionId, itemId);
      const title = change.title ?? item.title;
      const document = item.document === null ? null : { ...item.document, title };
      const planned = {
        minutesShort: change.minutesShort ?? item.minutesShort,
        minutesLong: change.minutesLong ?? item.minutesLong,
      };
      const next = {
        ...item,
        title,
        document,
        intent: change.intent ?? item.intent,
        // A test's objectives are those that its questions name.
        objectives:
          item.kind === 'TEST' && item.document !== null ? item.objectives : (change.objectives ?? item.objectives),
        ...(document === null ? planned : minutesOf(item.kind, document)),
        version: change.version,
      };
      const version = await this.editions.saveItem(tx, editionId, next, actor.accountId, this.clock.now());
      if (version === null)
        throw new Problem('edit.stale', { data: { item: itemSummary(outlineOf(item)), version: item.version } });
      await this.service.wrote(tx, actor, edition, 'moduleEdition.itemChanged', { itemId, version });
      return { version };
    });
  }

  /** Saves a lesson or test. 409 `edit.stale` with the stored document and its version. */
  async saveDocument(
    actor: Actor,
    editionId: string,
    itemId: string,
    change: SaveDocumentDto,
  ): Promise<{ version: number }> {
    return this.db.transaction(async (tx) => {
      const edition = await this.service.openForWriting(tx, actor, editionId);
      const item = await this.stored(tx, editionId, itemId);
      if (item.kind !== 'LESSON' && item.kind !== 'TEST')
        throw new Problem('document.invalid', { pointers: [{ pointer: '/document', code: 'kind' }] });
      const { document, title } = readDraft(item.kind, change.document, edition.language);
      const next = {
        ...item,
        title: title.trim() === '' ? item.title : title,
        document,
        objectives: item.kind === 'TEST' ? objectivesOfTest(document) : item.objectives,
        ...minutesOf(item.kind, document),
        version: change.version,
      };
      const version = await this.editions.saveItem(tx, editionId, next, actor.accountId, this.clock.now());
      if (version === null)
        throw new Problem('edit.stale', { data: { document: item.document, version: item.version } });
      await this.service.wrote(tx, actor, edition, 'moduleEdition.itemDocumentSaved', { itemId, version });
      return { version };
    });
  }

  async remove(actor: Actor, editionId: string, itemId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const edition = await this.service.openForWriting(tx, actor, editionId);
      const item = await this.stored(tx, editionId, itemId);
      await this.editions.removeItem(tx, editionId, itemId);
      await this.editions.order(
        tx,
        editionId,
        (await this.editions.outline(tx, editionId)).map(({ id }) => id),
      );
      await this.service.wrote(tx, actor, edition, 'moduleEdition.itemRemoved', { itemId, kind: item.kind });
    });
  }

  /** Refuses an order that leaves an item out or names a strange one: then somebody else changed the outline meanwhile. */
  async order(actor: Actor, editionId: string, { itemIds }: ItemsOrderDto): Promise<void> {
    await this.db.transaction(async (tx) => {
      const edition = await this.service.openForWriting(tx, actor, editionId);
      const stored = (await this.editions.outline(tx, editionId)).map(({ id }) => id);
      if (stored.length !== itemIds.length || stored.some((id) => !itemIds.includes(id)))
        throw new Problem('edit.stale', { data: { itemIds: stored, version: edition.version } });
      await this.editions.order(tx, editionId, itemIds);
      await this.service.wrote(tx, actor, edition, 'moduleEdition.itemsOrdered', { itemIds });
    });
  }

  private async stored(
    tx: Parameters<EditionsRepository['item']>[0],
    editionId: string,
    itemId: string,
  ): Promise<ItemRow> {
    const item = await this.editions.item(tx, editionId, itemId);
    if (!item) throw notFound();
    return item;
  }
}
