import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, Logger } from '@nestjs/common';
import { canonicalJson } from '@peacewright/kernel';
import { problemSentence, type ScenarioDocument } from '@peacewright/scenario-engine';
import { readScenarioText } from '@peacewright/scenario-engine/document';
import { Audit, NO_COUNTRY } from '../../../platform/audit';
import { Database, type Tx } from '../../../platform/database';
import { Files } from '../../../platform/storage';
import { Clock, Ids } from '../../../platform/time';
import { checkedMediaType } from '../../courses';
import { frozenScenario, frozenTranslation } from '../editions/frozen';
import { ScenarioPublishing } from '../editions/publishing';
import { ScenariosRepository, type ScenarioEditionRow } from '../editions/scenarios.repository';
import { blockers, type ScenarioProof } from '../proof/proof';
import { Prover } from '../proof/prover';

/** The scenarios as they ship, beside the compiled server as beside its source. */
const FOLDER = join(__dirname, '../../../../../libs/reference-content/scenarios');
const SUFFIX = '.scenario.json';

/** A scenario with the bytes of the pictures and recordings that it names as `asset:<name>`. */
export interface GivenScenario {
  readonly document: ScenarioDocument;
  readonly assets: ReadonlyMap<string, Buffer>;
}

/** One that was looked at: what is there of it, and what the proof says where it is new. */
export interface PreparedScenario {
  readonly given: GivenScenario;
  readonly document: ScenarioDocument;
  /** Its newest edition. */
  readonly known: ScenarioEditionRow | null;
  /** Null: there already, but for languages perhaps. */
  readonly proof: ScenarioProof | null;
}

/**
 * Loads the scenarios that ship with the product as published editions of no centre, proven like any other. Repeating it
 * changes nothing; what a newer product brings comes in as a new edition beside the published one, and only a language
 * that one lacked is added to it. A scenario that the proof refuses stays a draft, which nobody plays.
 */
@Injectable()
export class ReferenceScenarios {
  private readonly logger = new Logger(ReferenceScenarios.name);

  constructor(
    private readonly db: Database,
    private readonly scenarios: ScenariosRepository,
    private readonly publishing: ScenarioPublishing,
    private readonly prover: Prover,
    private readonly files: Files,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Reads what ships and proves what of it is new, which goes on beside other loading. */
  async prepare(): Promise<PreparedScenario[]> {
    const names = (await shippedFiles()).filter((name) => name.endsWith(SUFFIX));
    const prepared: PreparedScenario[] = [];
    for (const name of names) prepared.push(await this.prepareOne(await shippedScenario(name)));
    return prepared;
  }

  /** A transaction a scenario, so that a loading that was cut off goes on where it stopped. */
  async load(
    prepared: readonly PreparedScenario[],
    progress: (step: string, done: number, total: number) => Promise<void>,
  ): Promise<void> {
    for (const [done, scenario] of prepared.entries()) {
      await progress('reference.scenarios', done, prepared.length);
      await this.loadOne(scenario);
    }
    await progress('reference.scenarios', prepared.length, prepared.length);
  }

  /** What these files hold, as one short text: another one means that there is something to load. */
  async fingerprint(): Promise<string> {
    const hash = createHash('sha256');
    for (const name of await shippedFiles()) hash.update(name).update(await readFile(join(FOLDER, name)));
    return hash.digest('hex');
  }

  async prepareOne(given: GivenScenario): Promise<PreparedScenario> {
    const document = withAddresses(given);
    const known = await this.scenarios.newestReference(this.db, document.id);
    const isKnown = known !== null && (await this.holds(known, document));
    return { given, document, known, proof: isKnown ? null : await this.prover.prove(document) };
  }

  /** Brings one scenario in and publishes it; answers what of it was new. */
  async loadOne({
    given,
    document,
    known,
    proof,
  }: PreparedScenario): Promise<'NOTHING' | 'TRANSLATIONS' | 'EDITION' | 'DRAFT'> {
    if (proof === null) return known === null ? 'NOTHING' : this.addLanguages(known, document);
    return this.db.transaction(async (tx) => {
      const edition = await this.draft(tx, known, given, document);
      await this.scenarios.saveProof(tx, edition.id, proof);
      if (!proof.proven || blockers(proof) > 0) {
        const why = [...proof.problems.map(problemSentence), ...proof.findings.map(({ code, at }) => `${code} ${at}`)];
        this.logger.warn(`Scenario ${document.id} stays a draft: ${why.join('; ')}`);
        return 'DRAFT';
      }
      await this.publishing.publish(tx, { ...edition, proof }, null);
      return 'EDITION';
    });
  }

  /** True where the edition has this text, in these words wherever it has the language. */
  private async holds(known: ScenarioEditionRow, document: ScenarioDocument): Promise<boolean> {
    if (known.hash === null) return canonicalJson(known.document) === canonicalJson(document);
    const kept = await this.scenarios.translations(this.db, known.id);
    return (
      frozenScenario(document).hash === known.hash &&
      Object.keys(document.translations).every(
        (language) => !kept.has(language) || kept.get(language) === frozenTranslation(document, language).hash,
      )
    );
  }

  /** Adds the languages that a published edition lacks. */
  private async addLanguages(
    known: ScenarioEditionRow,
    document: ScenarioDocument,
  ): Promise<'NOTHING' | 'TRANSLATIONS'> {
    const { id, hash } = known;
    if (hash === null) return 'NOTHING';
    const kept = await this.scenarios.translations(this.db, id);
    const languages = Object.keys(document.translations).filter((language) => !kept.has(language));
    if (languages.length === 0) return 'NOTHING';
    await this.db.transaction(async (tx) => {
      await this.publishing.freezeTranslations(tx, { id, document }, hash, languages);
      await this.publishing.recorded(tx, null, known, 'scenarioEdition.translated', { languages });
    });
    return 'TRANSLATIONS';
  }

  /** The draft that holds the document: the open one, or the next. */
  private async draft(
    tx: Tx,
    known: ScenarioEditionRow | null,
    { assets }: GivenScenario,
    document: ScenarioDocument,
  ): Promise<ScenarioEditionRow> {
    const at = this.clock.now();
    const scenarioId = known?.scenarioId ?? this.ids.next();
    if (!known) {
      await this.scenarios.insertScenario(tx, { id: scenarioId, ownerCentreId: null, code: document.id, by: null, at });
      await this.audit.record(tx, null, {
        action: 'scenario.added',
        entityKind: 'scenario',
        entityId: scenarioId,
        countryId: NO_COUNTRY,
        details: { code: document.id },
      });
    }
    for (const [name, bytes] of assets) {
      const { hash } = await this.files.put(tx, bytes, checkedMediaType(bytes));
      const use = { ownerKind: 'scenario', ownerId: scenarioId, centreId: null, name, by: null };
      await this.files.use(tx, hash, use);
    }
    const editionId = known?.hash === null ? known.id : this.ids.next();
    const number = (known?.number ?? 0) + (known?.hash === null ? 0 : 1);
    if (known?.hash === null) await this.scenarios.saveDocument(tx, known.id, known.version, document);
    else
      await this.scenarios.insertEdition(tx, {
        id: editionId,
        scenarioId,
        number,
        document,
        changeNote: '',
        by: null,
        at,
      });
    const edition = await this.scenarios.byId(tx, editionId);
    if (!edition) throw new Error('An edition that was just imported is not there.');
    await this.publishing.recorded(tx, null, edition, 'scenarioEdition.imported', { number });
    return edition;
  }
}

/** Files in the order of their names. */
async function shippedFiles(): Promise<string[]> {
  return existsSync(FOLDER) ? (await readdir(FOLDER)).sort() : [];
}

async function shippedScenario(name: string): Promise<GivenScenario> {
  const read = readScenarioText(await readFile(join(FOLDER, name), 'utf8'));
  if (!read.ok)
    throw new Error(
      `${name}: ${read.problems.map((problem) => `${problem.pointer} ${problemSentence(problem)}`).join(' ')}`,
    );
  const wanted = read.document.media.flatMap(({ file }) => (file.startsWith('asset:') ? [file.slice(6)] : []));
  const assets = await Promise.all(wanted.map(async (asset) => [asset, await readFile(join(FOLDER, asset))] as const));
  return { document: read.document, assets: new Map(assets) };
}

/** The document with its files named by hash instead of by asset name. */
function withAddresses({ document, assets }: GivenScenario): ScenarioDocument {
  return {
    ...document,
    media: document.media.map((entry) => {
      const bytes = entry.file.startsWith('asset:') ? assets.get(entry.file.slice(6)) : undefined;
      return bytes ? { ...entry, file: `sha256:${createHash('sha256').update(bytes).digest('hex')}` } : entry;
    }),
  };
}
