import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { emptyScenarioExercise } from '@peacewright/lesson-document';
import type { ModulePackage } from '@peacewright/reference-content';
import type { Actor } from '../../../platform/access';
import { Audit, NO_COUNTRY } from '../../../platform/audit';
import type { Tx } from '../../../platform/database';
import { Problem } from '../../../platform/http';
import { Clock, Ids } from '../../../platform/time';
import { minutesOf, objectivesOfTest } from '../documents';
import type { ItemKind } from '../editions/editions.dto';
import { EditionsRepository, type EditionRow, type ItemRow } from '../editions/editions.repository';
import { EditionsService } from '../editions/editions.service';
import { moduleManifest, translationManifest } from '../editions/manifest';
import { ScenarioExercises, type PublishedScenario } from '../editions/scenario-exercises.queries';
import { checkedMediaType, ModuleFilesService } from '../files/module-files.service';
import { ReferencesService } from '../references/references.service';
import { TranslationsRepository } from '../translations/translations.repository';

/** Whose the module becomes. Null: reference content, brought by the product itself. */
export interface PackageOwner {
  readonly centreId: string;
  readonly countryId: string;
}

export interface PackageImport {
  readonly owner: PackageOwner | null;
  /** Null: the product itself. */
  readonly actor: Actor | null;
  readonly package: ModulePackage;
  /** Bytes by asset name; every asset that the package lists. */
  readonly assets: ReadonlyMap<string, Buffer>;
}

export interface ImportedModule {
  readonly moduleId: string;
  readonly editionId: string;
  /** What came: nothing that was not there, translations of an edition that was, or an edition. */
  readonly came: 'NOTHING' | 'TRANSLATIONS' | 'EDITION';
}

type StoredItem = Omit<ItemRow, 'version' | 'updatedAt'>;

/** Brings a whole module in, under the ids it was written with: as a draft, like one that an author starts. */
@Injectable()
export class ModulePackages {
  constructor(
    private readonly editions: EditionsRepository,
    private readonly editionService: EditionsService,
    private readonly translations: TranslationsRepository,
    private readonly references: ReferencesService,
    private readonly files: ModuleFilesService,
    private readonly scenarios: ScenarioExercises,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Makes a draft edition of the package. A centre gets a module of its own (`code.taken` when it has one of that code);
   * reference content keeps the package's id, an open draft of it takes the new content in, and content that is there
   * already stays. A published edition never changes: other content is a new edition, and only a language that it lacked
   * is added to it.
   */
  async import(tx: Tx, wish: PackageImport): Promise<ImportedModule> {
    const { owner, actor } = wish;
    const moduleId = owner === null ? wish.package.id : this.ids.next();
    const known = await this.knownEdition(tx, moduleId);
    if (known === null) await this.insertModule(tx, moduleId, wish);
    const hashes = addresses(wish);
    const document = withFiles(wish.package.module, hashes);
    const items = itemsOf(wish.package, hashes, await this.scenarios.published(tx, owner?.centreId ?? null));
    if (known && (await this.holds(tx, known, document, items))) {
      const languages = await this.languagesApart(tx, known, wish.package, hashes);
      if (languages.missing.length + languages.other.length === 0)
        return { moduleId, editionId: known.id, came: 'NOTHING' };
      if (known.hash !== null && languages.other.length === 0) {
        await this.storeAssets(tx, moduleId, wish);
        await this.addTranslations(tx, known, wish, hashes, languages.missing);
        await this.note(tx, wish, known, 'moduleEdition.imported', known.number);
        return { moduleId, editionId: known.id, came: 'TRANSLATIONS' };
      }
    }
    await this.storeAssets(tx, moduleId, wish);
    const number = (known?.number ?? 0) + (known?.hash === null ? 0 : 1);
    const editionId = known?.hash === null ? known.id : this.ids.next();
    if (known?.hash === null) await this.refill(tx, known, document);
    else
      await this.editions.insert(tx, {
        id: editionId,
        moduleId,
        number,
        language: wish.package.module.language,
        document,
        changeNote: '',
        originEditionId: null,
        by: actor?.accountId ?? null,
        at: this.clock.now(),
      });
    for (const item of items)
      await this.editions.insertItem(tx, editionId, item, actor?.accountId ?? null, this.clock.now());
    for (const reference of wish.package.references) {
      const { title, issuer, number: referenceNumber, issuedOn, reviewOn } = reference;
      const document = { ownerCentreId: owner?.centreId ?? null, countryId: owner?.countryId ?? null, title, issuer };
      await this.references.attachTo(
        tx,
        editionId,
        await this.references.findOrAdd(tx, actor, document, {
          number: referenceNumber,
          issuedOn,
          reviewOn,
          url: null,
        }),
      );
    }
    const stored = await this.editions.byId(tx, editionId);
    if (!stored) throw new Error('An edition that was just imported is not there.');
    await this.addTranslations(tx, stored, wish, hashes, Object.keys(wish.package.translations));
    await this.note(tx, wish, stored, 'moduleEdition.imported', number);
    return { moduleId, editionId, came: 'EDITION' };
  }

  private async note(
    tx: Tx,
    { actor, package: { id } }: PackageImport,
    edition: EditionRow,
    action: string,
    number: number,
  ): Promise<void> {
    const details = { packageId: id, number };
    if (actor) await this.editionService.wrote(tx, actor, edition, action, details);
    else await this.editionService.recorded(tx, null, edition, action, details);
  }

  /** The newest edition of a module that is there already. */
  private async knownEdition(tx: Tx, moduleId: string): Promise<EditionRow | null> {
    const [row] = await tx.query<{ id: string }>(
      'SELECT id FROM module_edition WHERE module_id = $1 ORDER BY number DESC LIMIT 1',
      [moduleId],
    );
    return row ? this.editions.byId(tx, row.id) : null;
  }

  private async holds(tx: Tx, edition: EditionRow, document: unknown, items: readonly StoredItem[]): Promise<boolean> {
    const { moduleId, number, language } = edition;
    const stored = moduleManifest({
      moduleId,
      number,
      language,
      document: edition.document,
      items: (await this.editions.items(tx, edition.id)).map(unpinned),
    });
    return stored.hash === moduleManifest({ moduleId, number, language, document, items }).hash;
  }

  /** Languages of the package that the edition lacks, and those that it has in other words. */
  private async languagesApart(
    tx: Tx,
    edition: EditionRow,
    { translations }: ModulePackage,
    hashes: ReadonlyMap<string, string>,
  ): Promise<{ missing: string[]; other: string[] }> {
    const [missing, other]: [string[], string[]] = [[], []];
    for (const [language, given] of Object.entries(translations)) {
      const stored = await this.translations.find(tx, edition.id, language);
      if (!stored || (edition.hash !== null && stored.hash === null)) {
        missing.push(language);
        continue;
      }
      const texts = await this.translations.items(tx, edition.id, language);
      const of = (document: unknown, items: Record<string, unknown>): string =>
        translationManifest({ sourceHash: '', language, document, items }).hash;
      const here = of(stored.document, Object.fromEntries(texts.map(({ itemId, document }) => [itemId, document])));
      const there = of(
        withFiles(given.module, hashes),
        Object.fromEntries(Object.entries(given.items).map(([id, document]) => [id, withFiles(document, hashes)])),
      );
      if (here !== there) other.push(language);
    }
    return { missing, other };
  }

  /**
   * Empties an open draft of reference content for the package's. The row itself stays, with the comments on it: a
   * centre's copy may name it as its origin.
   */
  private async refill(tx: Tx, edition: EditionRow, document: object): Promise<void> {
    for (const table of [
      'edition_translation_item',
      'translation_author',
      'edition_translation',
      'edition_item',
      'edition_reference',
      'edition_author',
    ])
      await tx.query(`DELETE FROM ${table} WHERE edition_id = $1`, [edition.id]);
    await this.editions.saveDocument(tx, edition.id, edition.version, document);
  }

  private async insertModule(
    tx: Tx,
    id: string,
    { owner, actor, package: { code, waivable, id: packageId } }: PackageImport,
  ): Promise<void> {
    const added = await tx.execute(
      `INSERT INTO module (id, owner_centre_id, code, origin_module_id, waivable, created_by, created_at)
       VALUES ($1,$2,$3,(SELECT id FROM module WHERE id = $4 AND owner_centre_id IS NULL AND id <> $1),$5,$6,$7) ON CONFLICT DO NOTHING`,
      [id, owner?.centreId ?? null, code, packageId, waivable ?? true, actor?.accountId ?? null, this.clock.now()],
    );
    if (added === 0) throw new Problem('code.taken', { params: { code } });
    await this.audit.record(tx, actor, {
      action: 'module.added',
      entityKind: 'module',
      entityId: id,
      countryId: owner?.countryId ?? NO_COUNTRY,
      centreId: owner?.centreId ?? null,
      details: { code, packageId },
    });
  }

  private async storeAssets(tx: Tx, moduleId: string, { owner, actor, assets }: PackageImport): Promise<void> {
    const module = { moduleId, centreId: owner?.centreId ?? null, countryId: owner?.countryId ?? null };
    for (const [name, bytes] of assets)
      await this.files.store(tx, actor, module, { name, bytes, mediaType: checkedMediaType(bytes) });
  }

  private async addTranslations(
    tx: Tx,
    edition: EditionRow,
    { actor, package: { translations } }: PackageImport,
    hashes: ReadonlyMap<string, string>,
    languages: readonly string[],
  ): Promise<void> {
    const editionId = edition.id;
    const versions = new Map((await this.editions.outline(tx, editionId)).map(({ id, version }) => [id, version]));
    for (const language of languages) {
      const translation = translations[language];
      if (!translation) continue;
      for (const table of ['edition_translation_item', 'translation_author', 'edition_translation'])
        await tx.query(`DELETE FROM ${table} WHERE edition_id = $1 AND language = $2`, [editionId, language]);
      await this.translations.insert(tx, editionId, language, actor?.accountId ?? null, this.clock.now());
      if (actor) await this.translations.addAuthor(tx, editionId, language, actor.accountId);
      await this.translations.saveDocument(
        tx,
        { editionId, language, version: 1 },
        withFiles(translation.module, hashes),
        edition.documentVersion,
      );
      for (const [itemId, document] of Object.entries(translation.items))
        await this.translations.saveItem(
          tx,
          { editionId, language, itemId, version: 0 },
          withFiles(document, hashes),
          versions.get(itemId) ?? 1,
          actor?.accountId ?? null,
          this.clock.now(),
        );
    }
  }
}

/** Hash of each asset by its name. */
function addresses({ package: { assets }, assets: bytesOf }: PackageImport): ReadonlyMap<string, string> {
  return new Map(
    assets.map(({ name }) => {
      const bytes = bytesOf.get(name);
      if (!bytes) throw new Problem('package.invalid', { pointers: [{ pointer: `/assets/${name}`, code: 'missing' }] });
      return [name, createHash('sha256').update(bytes).digest('hex')] as const;
    }),
  );
}

function itemsOf(
  given: ModulePackage,
  hashes: ReadonlyMap<string, string>,
  scenarios: ReadonlyMap<string, PublishedScenario>,
): StoredItem[] {
  return given.items.map((item, index): StoredItem => {
    const head = { id: item.id, position: index + 1, title: item.document.title, objectives: item.objectives };
    if (item.kind === 'planned')
      return {
        ...head,
        kind: item.as,
        intent: item.document.intent,
        document: null,
        minutesShort: item.minutesShort,
        minutesLong: item.minutesLong,
      };
    if (item.kind === 'scenario') return { ...head, ...exerciseOf(item, scenarios) };
    const kind: ItemKind = item.kind === 'lesson' ? 'LESSON' : 'TEST';
    const document = withFiles(item.document, hashes);
    const objectives = kind === 'TEST' ? objectivesOfTest(document) : item.objectives;
    return { ...head, kind, intent: '', objectives, document, ...minutesOf(kind, document) };
  });
}

/** A scenario by its code, the centre's own before the reference's; where there is none of it here, the exercise is planned. */
function exerciseOf(
  { objectives, document }: Extract<ModulePackage['items'][number], { kind: 'scenario' }>,
  scenarios: ReadonlyMap<string, PublishedScenario>,
): Pick<StoredItem, 'kind' | 'intent' | 'objectives' | 'document' | 'minutesShort' | 'minutesLong'> {
  const [scenario] = [...scenarios.values()]
    .filter(({ code }) => code === document.scenario)
    .sort((one, other) => Number(one.reference) - Number(other.reference));
  const head = { kind: 'SCENARIO' as const, intent: '' };
  if (!scenario) return { ...head, objectives, document: null, minutesShort: null, minutesLong: null };
  const { maxAttempts, waitMinutes } = document;
  const { scenarioId, minutes } = scenario;
  return {
    ...head,
    objectives: [...new Set(document.objectives.map(({ module }) => module))],
    document: { ...emptyScenarioExercise(), scenarioId, objectives: document.objectives, maxAttempts, waitMinutes },
    minutesShort: minutes,
    minutesLong: minutes,
  };
}

/** The document with its files named by hash instead of by asset name. */
function withFiles(document: object, hashes: ReadonlyMap<string, string>): Record<string, unknown> {
  const text = JSON.stringify(document, (key, value: unknown) =>
    key === 'file' && typeof value === 'string' ? addressed(value, hashes) : value,
  );
  return JSON.parse(text) as Record<string, unknown>;
}

function addressed(file: string, hashes: ReadonlyMap<string, string>): string {
  if (!file.startsWith('asset:')) return file;
  const hash = hashes.get(file.slice('asset:'.length));
  if (hash === undefined)
    throw new Problem('package.invalid', {
      pointers: [{ pointer: `/assets/${file.slice('asset:'.length)}`, code: 'missing' }],
    });
  return `sha256:${hash}`;
}

/** The item as its author left it: which edition of a scenario it is pinned to was settled when it was published. */
function unpinned<T extends { readonly document: Record<string, unknown> | null }>(item: T): T {
  const { pinned: _pinned, ...document } = item.document ?? {};
  return item.document === null ? item : { ...item, document };
}
