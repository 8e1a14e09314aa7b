import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access';
import { Database, type Queryable, type Tx } from '../../../platform/database';
import { notFound, Problem } from '../../../platform/http';
import { Clock } from '../../../platform/time';
import { centresWith, contentScope, permissionsIn, seesKeys, type ContentScope } from '../access';
import { hasWords, readDraft, withoutKeys } from '../documents';
import type { SaveDocumentDto } from '../editions/editions.dto';
import { EditionsRepository, type EditionRow, type ItemRow } from '../editions/editions.repository';
import { EditionsService } from '../editions/editions.service';
import { type Reason } from '../lifecycle';
import { structureFindings } from './structure';
import type { NewTranslationDto, TranslationDto, TranslationItemDto, TranslationStateDto } from './translations.dto';
import { TranslationsRepository, type TranslationItemRow, type TranslationRow } from './translations.repository';

interface Whole {
  readonly edition: EditionRow;
  readonly translation: TranslationRow;
  readonly items: readonly ItemRow[];
  readonly texts: ReadonlyMap<string, TranslationItemRow>;
}

/** Texts of an edition in another language, side by side with their source, also after the source is published. */
@Injectable()
export class TranslationsService {
  constructor(
    private readonly db: Database,
    private readonly service: EditionsService,
    private readonly editions: EditionsRepository,
    private readonly translations: TranslationsRepository,
    private readonly clock: Clock,
  ) {}

  async add(actor: Actor, editionId: string, { language }: NewTranslationDto): Promise<TranslationDto> {
    await this.db.transaction(async (tx) => {
      const edition = await this.open(tx, actor, editionId);
      if (language === edition.language)
        throw new Problem('request.invalid', { pointers: [{ pointer: '/language', code: 'sourceLanguage' }] });
      if (!(await this.translations.insert(tx, editionId, language, actor.accountId, this.clock.now())))
        throw new Problem('edition.exists');
      await this.service.recorded(tx, actor, edition, 'translation.added', { language });
    });
    return this.show(actor, editionId, language);
  }

  async show(actor: Actor, editionId: string, language: string): Promise<TranslationDto> {
    const scope = await contentScope(this.db, actor);
    const edition = await this.service.readable(this.db, scope, editionId);
    const whole = await this.whole(this.db, edition, language);
    const { translation, items, texts } = whole;
    if (!mayRead(scope, edition, translation)) throw notFound();
    const frozen = translation.hash !== null;
    return {
      editionId,
      language,
      sourceLanguage: edition.language,
      state: translation.state,
      version: translation.version,
      document: translation.document,
      sourceDocument: edition.document,
      documentOutdated: isBehind(translation, edition),
      items: items
        .filter(({ document }) => document !== null)
        .map((item) => {
          const text = texts.get(item.id);
          return {
            itemId: item.id,
            kind: item.kind,
            sourceTitle: item.title,
            title: typeof text?.document['title'] === 'string' ? text.document['title'] : '',
            version: text?.version ?? 0,
            outdated: text !== undefined && text.sourceVersion < item.version,
          };
        }),
      frozen,
      mayEdit: !frozen && permissionsIn(actor, edition.ownerCentreId).has('course.translate'),
      approvalReasons: (await this.reasonsAgainstApproval(this.db, actor, whole)).map(({ code, params }) => ({
        code,
        params: { ...params },
      })),
    };
  }

  /** Source and translation of one item, side by side. */
  async item(actor: Actor, editionId: string, language: string, itemId: string): Promise<TranslationItemDto> {
    const scope = await contentScope(this.db, actor);
    const edition = await this.service.readable(this.db, scope, editionId);
    const translation = await this.translations.find(this.db, editionId, language);
    if (!translation || !mayRead(scope, edition, translation)) throw notFound();
    const item = await this.editions.item(this.db, editionId, itemId);
    if (!item) throw notFound();
    const text = await this.translations.item(this.db, editionId, language, itemId);
    const shown = (document: Record<string, unknown> | null): Record<string, unknown> | null =>
      seesKeys(scope, edition.ownerCentreId) ? document : withoutKeys(item.kind, document);
    return {
      itemId,
      kind: item.kind,
      source: shown(item.document),
      sourceVersion: item.version,
      document: shown(text?.document ?? null),
      version: text?.version ?? 0,
      outdated: text !== null && text.sourceVersion < item.version,
    };
  }

  /** 409 `edit.stale` with the stored document. What is saved follows the source as it is now. */
  async saveDocument(
    actor: Actor,
    editionId: string,
    language: string,
    change: SaveDocumentDto,
  ): Promise<{ version: number }> {
    return this.db.transaction(async (tx) => {
      const edition = await this.open(tx, actor, editionId);
      const translation = await this.unfrozen(tx, editionId, language);
      const { document } = readDraft('MODULE', change.document, language);
      refuseStrangeParts(edition.document, document);
      const version = await this.translations.saveDocument(
        tx,
        { editionId, language, version: change.version },
        document,
        edition.documentVersion,
      );
      if (version === null)
        throw new Problem('edit.stale', { data: { document: translation.document, version: translation.version } });
      await this.wrote(tx, actor, edition, language, 'translation.documentSaved', { version });
      return { version };
    });
  }

  async saveItem(
    actor: Actor,
    editionId: string,
    language: string,
    itemId: string,
    change: SaveDocumentDto,
  ): Promise<{ version: number }> {
    return this.db.transaction(async (tx) => {
      const edition = await this.open(tx, actor, editionId);
      const translation = await this.unfrozen(tx, editionId, language);
      const item = await this.editions.item(tx, editionId, itemId);
      if (!item?.document || (item.kind !== 'LESSON' && item.kind !== 'TEST')) throw notFound();
      const { document } = readDraft(item.kind, change.document, language);
      refuseStrangeParts(item.document, document);
      const version = await this.translations.saveItem(
        tx,
        { editionId, language, itemId, version: change.version },
        document,
        item.version,
        actor.accountId,
        this.clock.now(),
      );
      if (version === null) {
        const stored = await this.translations.item(tx, editionId, language, itemId);
        throw new Problem('edit.stale', {
          data: { document: stored?.document ?? null, version: stored?.version ?? 0 },
        });
      }
      if (translation.state === 'APPROVED') await this.translations.setState(tx, editionId, language, 'DRAFT', null);
      await this.wrote(tx, actor, edition, language, 'translation.itemSaved', { itemId, version });
      return { version };
    });
  }

  /** Approves a translation (not by those who wrote in it), or takes an approval back while nothing is frozen. */
  async setState(
    actor: Actor,
    editionId: string,
    language: string,
    wish: TranslationStateDto,
  ): Promise<TranslationDto> {
    await this.db.transaction(async (tx) => {
      const edition = await this.editions.locked(tx, centresWith(actor, 'course.read'), editionId);
      if (!edition) throw notFound();
      const whole = await this.whole(tx, edition, language);
      if (whole.translation.hash !== null) throw new Problem('edition.notOpen', { params: { state: 'PUBLISHED' } });
      if (whole.translation.version !== wish.version)
        throw new Problem('edit.stale', {
          data: { state: whole.translation.state, version: whole.translation.version },
        });
      const reasons =
        wish.state === 'APPROVED'
          ? await this.reasonsAgainstApproval(tx, actor, whole)
          : reasonsAgainstReopening(actor, edition);
      if (reasons.length > 0) throw new Problem('edition.refused', { data: { reasons } });
      await this.translations.setState(
        tx,
        editionId,
        language,
        wish.state,
        wish.state === 'APPROVED' ? { by: actor.accountId, at: this.clock.now() } : null,
      );
      if (wish.state === 'APPROVED' && edition.hash !== null)
        await this.translations.freeze(tx, editionId, language, edition.hash);
      await this.service.recorded(
        tx,
        actor,
        edition,
        wish.state === 'APPROVED' ? 'translation.approved' : 'translation.reopened',
        { language },
      );
    });
    return this.show(actor, editionId, language);
  }

  private async reasonsAgainstApproval(
    db: Queryable,
    actor: Actor,
    { edition, translation, items, texts }: Whole,
  ): Promise<Reason[]> {
    if (edition.ownerCentreId === null) return [{ code: 'edition.referenceReadOnly', params: {} }];
    const written = items.filter(({ document }) => document !== null);
    const missing = written.filter(({ id }) => !texts.has(id)).length + (translation.document === null ? 1 : 0);
    const behind =
      written.filter((item) => (texts.get(item.id)?.sourceVersion ?? item.version) < item.version).length +
      (isBehind(translation, edition) ? 1 : 0);
    const incomplete = [
      ...(translation.document === null ? [] : structureFindings(edition.document, translation.document)),
      ...written.flatMap((item) =>
        texts.has(item.id) ? structureFindings(item.document, texts.get(item.id)?.document) : [],
      ),
    ].length;
    const reason = (code: string, when: boolean, params: Reason['params'] = {}): Reason[] =>
      when ? [{ code, params }] : [];
    return [
      ...reason('edition.permissionMissing', !permissionsIn(actor, edition.ownerCentreId).has('course.approve'), {
        permission: 'course.approve',
      }),
      ...reason(
        'translation.translatorMayNotApprove',
        await this.translations.isAuthor(db, edition.id, translation.language, actor.accountId),
      ),
      ...reason('translation.missing', missing > 0, { count: missing }),
      ...reason('translation.outdated', behind > 0, { count: behind }),
      ...reason('translation.incomplete', incomplete > 0, { count: incomplete }),
    ];
  }

  private async whole(db: Queryable, edition: EditionRow, language: string): Promise<Whole> {
    const translation = await this.translations.find(db, edition.id, language);
    if (!translation) throw notFound();
    const items = (await this.editions.items(db, edition.id)).filter(({ kind }) => hasWords(kind));
    const texts = new Map((await this.translations.items(db, edition.id, language)).map((text) => [text.itemId, text]));
    return { edition, translation, items, texts };
  }

  /** The edition of the translator's centre, locked; a retired one is translated no more. */
  private async open(tx: Tx, actor: Actor, editionId: string): Promise<EditionRow> {
    const edition = await this.service.lockedFor(tx, actor, editionId, 'course.translate');
    if (edition.state === 'RETIRED' || edition.state === 'SUPERSEDED')
      throw new Problem('edition.notOpen', { params: { state: edition.state } });
    return edition;
  }

  private async unfrozen(tx: Tx, editionId: string, language: string): Promise<TranslationRow> {
    const translation = await this.translations.find(tx, editionId, language);
    if (!translation) throw notFound();
    if (translation.hash !== null) throw new Problem('edition.notOpen', { params: { state: 'PUBLISHED' } });
    return translation;
  }

  private async wrote(
    tx: Tx,
    actor: Actor,
    edition: EditionRow,
    language: string,
    action: string,
    details: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await this.translations.addAuthor(tx, edition.id, language, actor.accountId);
    await this.service.recorded(tx, actor, edition, action, { language, ...details });
  }
}

/** A centre's translation that is not frozen yet is for those who work on its content. */
function mayRead(scope: ContentScope, edition: EditionRow, translation: TranslationRow): boolean {
  return edition.ownerCentreId === null || translation.hash !== null || scope.authors.includes(edition.ownerCentreId);
}

function isBehind(translation: TranslationRow, edition: EditionRow): boolean {
  return translation.documentSourceVersion !== null && translation.documentSourceVersion < edition.documentVersion;
}

function reasonsAgainstReopening(actor: Actor, edition: EditionRow): Reason[] {
  const held = permissionsIn(actor, edition.ownerCentreId);
  return held.has('course.translate') || held.has('course.approve')
    ? []
    : [{ code: 'edition.permissionMissing', params: { permission: 'course.translate' } }];
}

/** A translation may be unfinished, but may hold nothing that its source does not. */
function refuseStrangeParts(source: unknown, translation: unknown): void {
  const strange = structureFindings(source, translation).filter(({ problem }) => problem !== 'missing');
  if (strange.length > 0)
    throw new Problem('translation.structure', {
      params: { count: strange.length },
      pointers: strange.slice(0, 20).map(({ id, problem }) => ({ pointer: `/document#${id}`, code: problem })),
    });
}
