import { Injectable } from '@nestjs/common';
import type { ModulePackage } from '@peacewright/reference-content';
import type { Actor } from '../../../platform/access';
import { Database } from '../../../platform/database';
import { notFound } from '../../../platform/http';
import { Files, sniffMediaType } from '../../../platform/storage';
import { RecommendationLinks } from '../../sources';
import { centresWith } from '../access';
import { readStoredExercise } from '../documents';
import { EditionViewsQueries } from '../editions/edition-views.queries';
import { EditionsRepository, type ItemRow } from '../editions/editions.repository';
import { ScenarioExercises, type PublishedScenario } from '../editions/scenario-exercises.queries';
import { TranslationsRepository } from '../translations/translations.repository';
import { ModulePackages } from './module-packages';
import { readPackage, readPackageFile } from './package-file';
import { storedZip } from './zip';

/** Modules in and out as packages, for authors: between centres, and into other hands. */
@Injectable()
export class PackagesService {
  constructor(
    private readonly db: Database,
    private readonly editions: EditionsRepository,
    private readonly views: EditionViewsQueries,
    private readonly translations: TranslationsRepository,
    private readonly scenarios: ScenarioExercises,
    private readonly packages: ModulePackages,
    private readonly files: Files,
    private readonly links: RecommendationLinks,
  ) {}

  /** Unpacking and checking happen before the transaction. */
  async import(actor: Actor, centreId: string, bytes: Buffer): Promise<{ id: string; editionId: string }> {
    const file = await readPackageFile(bytes);
    return this.db.transaction(async (tx) => {
      const [centre] = await tx.query<{ countryId: string }>(
        'SELECT country_id AS "countryId" FROM centre WHERE id = $1 AND id = ANY($2)',
        [centreId, centresWith(actor, 'course.edit')],
      );
      if (!centre) throw notFound();
      const made = await this.packages.import(tx, {
        owner: { centreId, countryId: centre.countryId },
        actor,
        package: file.package,
        assets: file.assets,
      });
      const answers = file.package.recommendations.map(({ code, target, strength, note }) => ({
        code,
        targetKind: target.kind,
        itemId: target.kind === 'MODULE' ? null : target.id,
        strength,
        note,
      }));
      await this.links.bring(tx, actor, centreId, made.moduleId, answers);
      return { id: made.moduleId, editionId: made.editionId };
    });
  }

  /** The edition as a ZIP of module.json and the files it shows: what `import` takes. */
  async exportFile(actor: Actor, editionId: string): Promise<{ name: string; bytes: Buffer }> {
    const given = await this.export(actor, editionId);
    const entries = new Map<string, Buffer>();
    const named = new Map<string, string>();
    const shown = await this.db.query<{ hash: string; name: string }>(
      `SELECT hash, name FROM file_use WHERE owner_kind = 'module' AND owner_id = $1 ORDER BY name, hash`,
      [given.id],
    );
    const text = JSON.stringify(given);
    for (const { hash, name } of shown.filter((file) => text.includes(`sha256:${file.hash}`))) {
      const bytes = await this.files.bytes(this.db, hash);
      if (!bytes) throw new Error(`File ${hash} has no bytes.`);
      const asset = `${hash.slice(0, 16)}${/\.[a-z0-9]{1,8}$/.exec(name.toLowerCase())?.[0] ?? ''}`;
      named.set(`sha256:${hash}`, asset);
      entries.set(`assets/${asset}`, bytes);
    }
    const manifest = JSON.stringify(
      {
        ...given,
        assets: [...named.values()].map((name) => ({
          name,
          mediaType: sniffMediaType(entries.get(`assets/${name}`) ?? Buffer.alloc(0)) ?? '',
        })),
      },
      (key, value: unknown) =>
        key === 'file' && typeof value === 'string' && named.has(value) ? `asset:${named.get(value) ?? ''}` : value,
    );
    return {
      name: `${given.code}.zip`,
      bytes: storedZip(new Map([['module.json', Buffer.from(manifest)], ...entries])),
    };
  }

  /**
   * The edition as a package, files named by their hash. Of the own centre, or of the reference. What is not finished
   * enough to be a package answers `package.invalid` with pointers to what is missing.
   */
  private async export(actor: Actor, editionId: string): Promise<ModulePackage> {
    const edition = await this.editions.byId(this.db, editionId);
    if (
      !edition ||
      !(edition.ownerCentreId === null || centresWith(actor, 'course.edit').includes(edition.ownerCentreId))
    )
      throw notFound();
    const items = await this.editions.items(this.db, editionId);
    const references = await this.views.references(this.db, editionId);
    const [module] = await this.db.query<{ waivable: boolean }>('SELECT waivable FROM module WHERE id = $1', [
      edition.moduleId,
    ]);
    const links = await this.db.query<{ code: string; kind: string; id: string; strength: string; note: string }>(
      `SELECT r.code, l.target_kind AS kind, l.item_id AS id, l.strength, l.note FROM recommendation_link l JOIN recommendation r ON r.id = l.recommendation_id
       WHERE l.module_id = $1 AND l.ended_at IS NULL AND (l.centre_id IS NULL OR l.centre_id = $2) ORDER BY r.code, l.id`,
      [edition.moduleId, edition.ownerCentreId],
    );
    const translations = await this.views.translations(this.db, editionId);
    const scenarios = await this.scenarios.published(this.db, edition.ownerCentreId);
    const texts: Record<string, unknown> = {};
    for (const { language } of translations) {
      const translation = await this.translations.find(this.db, editionId, language);
      const documents = await this.translations.items(this.db, editionId, language);
      if (translation?.document)
        texts[language] = {
          module: translation.document,
          items: Object.fromEntries(documents.map(({ itemId, document }) => [itemId, document])),
        };
    }
    return readPackage({
      format: 'peacewright.module-package',
      version: 1,
      id: edition.moduleId,
      code: edition.code,
      course: '',
      waivable: module?.waivable ?? true,
      module: edition.document,
      items: items.map((item) => packagedItem(item, edition.language, scenarios)),
      references: references.map(({ title, issuer, number, issuedOn, reviewOn }) => ({
        title,
        issuer,
        number,
        issuedOn,
        reviewOn,
      })),
      recommendations: links.map(({ code, kind, id, strength, note }) => ({
        code,
        target: { kind, id },
        strength,
        note,
      })),
      assets: [],
      translations: texts,
    });
  }
}

/** A scenario goes by its code; one that cannot be named so is planned, as is what is not written. */
function packagedItem(
  { id, kind, title, intent, objectives, document, minutesShort, minutesLong }: ItemRow,
  language: string,
  scenarios: ReadonlyMap<string, PublishedScenario>,
): object {
  if (kind === 'SCENARIO' && document !== null) {
    const { scenarioId, objectives: counting, maxAttempts, waitMinutes } = readStoredExercise(document);
    const code = scenarios.get(scenarioId ?? '')?.code;
    const named = { schema: 'peacewright.scenario-reference', version: 1, title, scenario: code };
    if (code !== undefined)
      return {
        id,
        kind: 'scenario',
        objectives,
        document: { ...named, objectives: counting, maxAttempts, waitMinutes },
      };
  }
  if (document === null || kind === 'SCENARIO')
    return {
      id,
      kind: 'planned',
      as: kind,
      objectives,
      minutesShort,
      minutesLong,
      document: { schema: 'peacewright.outline', version: 1, language, title, intent },
    };
  return { id, kind: kind === 'LESSON' ? 'lesson' : 'test', objectives, document };
}
