import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access';
import { Database, type Tx } from '../../../platform/database';
import { notFound, Problem } from '../../../platform/http';
import { Clock, Ids } from '../../../platform/time';
import { contentScope } from '../access';
import { hasWords, minutesOf, objectivesOfTest, readDraft, readExercise } from '../documents';
import { EditionsService, itemSummary, outlineOf } from './editions.service';
import type {
  AttachableScenarioDto,
  ChangeItemDto,
  ItemsOrderDto,
  ItemSummaryDto,
  NewItemDto,
  SaveDocumentDto,
} from './editions.dto';
import { EditionsRepository, type EditionRow, type ItemRow } from './editions.repository';
import { ScenarioExercises, type PublishedScenario } from './scenario-exercises.queries';

/** The outline of a draft: lessons, tests and what is planned besides, and the text of each. */
@Injectable()
export class ItemsService {
  constructor(
    private readonly db: Database,
    private readonly service: EditionsService,
    private readonly editions: EditionsRepository,
    private readonly scenarios: ScenarioExercises,
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
      const document = item.document === null || !hasWords(item.kind) ? item.document : { ...item.document, title };
      const planned = {
        minutesShort: change.minutesShort ?? item.minutesShort,
        minutesLong: change.minutesLong ?? item.minutesLong,
      };
      const next = {
        ...item,
        title,
        document,
        intent: change.intent ?? item.intent,
        objectives:
          item.document !== null && saysItsObjectives(item) ? item.objectives : (change.objectives ?? item.objectives),
        ...(document === null ? planned : item.kind === 'SCENARIO' ? {} : minutesOf(item.kind, document)),
        version: change.version,
      };
      const version = await this.editions.saveItem(tx, editionId, next, actor.accountId, this.clock.now());
      if (version === null)
        throw new Problem('edit.stale', { data: { item: itemSummary(outlineOf(item)), version: item.version } });
      await this.service.wrote(tx, actor, edition, 'moduleEdition.itemChanged', { itemId, version });
      return { version };
    });
  }

  /** Saves a lesson, a test or what scenario is played. 409 `edit.stale` with the stored document and its version. */
  async saveDocument(
    actor: Actor,
    editionId: string,
    itemId: string,
    change: SaveDocumentDto,
  ): Promise<{ version: number }> {
    return this.db.transaction(async (tx) => {
      const edition = await this.service.openForWriting(tx, actor, editionId);
      const item = await this.stored(tx, editionId, itemId);
      const written =
        item.kind === 'SCENARIO'
          ? await this.exercise(tx, edition, change.document)
          : textOf(item, change.document, edition.language);
      const next = { ...item, ...written, version: change.version };
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

  /** Scenarios that may be exercises of the edition's module, for those who may read the edition. */
  async attachable(actor: Actor, editionId: string, language: string | undefined): Promise<AttachableScenarioDto[]> {
    const edition = await this.service.readable(this.db, await contentScope(this.db, actor), editionId);
    const all = await this.scenarios.attachable(this.db, edition.ownerCentreId, language ?? actor.language);
    return all.map(attachableDto);
  }

  /** A scenario must be published, of the reference or the module's own centre; what it is worth here is the checklist's to say. */
  private async exercise(
    tx: Tx,
    edition: EditionRow,
    sent: unknown,
  ): Promise<Pick<ItemRow, 'document' | 'objectives' | 'minutesShort' | 'minutesLong'>> {
    const document = readExercise(sent);
    const published = await this.scenarios.published(tx, edition.ownerCentreId);
    const scenario = document.scenarioId === null ? undefined : published.get(document.scenarioId);
    if (document.scenarioId !== null && !scenario)
      throw new Problem('document.invalid', { pointers: [{ pointer: '/document/scenarioId', code: 'unknown' }] });
    const minutes = scenario?.minutes ?? null;
    return {
      document,
      objectives: [...new Set(document.objectives.map(({ module }) => module))],
      minutesShort: minutes,
      minutesLong: minutes,
    };
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

/** A test's objectives are those that its questions name, a scenario's those that its results count for. */
function saysItsObjectives({ kind }: Pick<ItemRow, 'kind'>): boolean {
  return kind === 'TEST' || kind === 'SCENARIO';
}

function textOf(
  item: ItemRow,
  sent: unknown,
  language: string,
): Pick<ItemRow, 'title' | 'document' | 'objectives' | 'minutesShort' | 'minutesLong'> {
  if (item.kind !== 'LESSON' && item.kind !== 'TEST')
    throw new Problem('document.invalid', { pointers: [{ pointer: '/document', code: 'kind' }] });
  const { document, title } = readDraft(item.kind, sent, language);
  return {
    title: title.trim() === '' ? item.title : title,
    document,
    objectives: item.kind === 'TEST' ? objectivesOfTest(document) : item.objectives,
    ...minutesOf(item.kind, document),
  };
}

function attachableDto({ hash: _hash, ...scenario }: PublishedScenario): AttachableScenarioDto {
  return {
    ...scenario,
    languages: [...scenario.languages],
    objectives: scenario.objectives.map((objective) => ({ ...objective })),
  };
}
