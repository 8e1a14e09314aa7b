import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access';
import { Audit, NO_COUNTRY } from '../../../platform/audit';
import type { Queryable, Tx } from '../../../platform/database';
import { Problem } from '../../../platform/http';
import { Clock } from '../../../platform/time';
import { ReviewComments, type Reason } from '../../courses';
import { blockers } from '../proof/proof';
import { frozenScenario, frozenTranslation } from './frozen';
import { wellFormed } from './read-document';
import { ScenariosRepository, type ScenarioEditionRow } from './scenarios.repository';

/**
 * Freezes an edition: bytes and hash, its translations with it, the edition before laid aside. Who may is decided before;
 * `actor` null is the product itself, for reference content that no authority approved.
 */
@Injectable()
export class ScenarioPublishing {
  constructor(
    private readonly scenarios: ScenariosRepository,
    private readonly comments: ReviewComments,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * What stands in the way besides blockers: a proof that is missing or did not come to its end, a file that is
   * not there, a comment that nobody has settled.
   */
  async obstacles(db: Queryable, edition: ScenarioEditionRow): Promise<Reason[]> {
    const files = edition.document.media.map(({ file }) => file.replace('sha256:', ''));
    const missing = files.length === 0 ? [] : await this.scenarios.missingFiles(db, edition.scenarioId, files);
    const { proof } = edition;
    const open = await this.comments.open(db, { kind: 'scenario', editionId: edition.id });
    return [
      ...(proof && (proof.proven || blockers(proof) > 0) ? [] : [{ code: 'edition.notProven', params: {} }]),
      ...(missing.length > 0 ? [{ code: 'edition.filesMissing', params: { count: missing.length } }] : []),
      ...(open > 0 ? [{ code: 'edition.openComments', params: { count: open } }] : []),
    ];
  }

  /** Answers the hash. Throws `edition.refused` with the findings when the proof does not allow it, `document.invalid` with the places of what no scenario has. */
  async publish(tx: Tx, edition: ScenarioEditionRow, actor: Actor | null): Promise<string> {
    const blocked = edition.proof ? blockers(edition.proof) : 0;
    const reasons = [
      ...(blocked > 0 ? [{ code: 'edition.blockingFindings', params: { count: blocked } }] : []),
      ...(await this.obstacles(tx, edition)),
    ];
    if (reasons.length > 0) throw new Problem('edition.refused', { data: { reasons, proof: edition.proof } });
    const document = wellFormed(edition.document);
    const source = frozenScenario(document);
    await this.scenarios.publish(tx, edition, source, this.clock.now());
    await this.freezeTranslations(tx, { id: edition.id, document }, source.hash, Object.keys(document.translations));
    await this.recorded(tx, actor, edition, 'scenarioEdition.published', {
      hash: source.hash,
      number: edition.number,
    });
    return source.hash;
  }

  async freezeTranslations(
    tx: Tx,
    { id, document }: Pick<ScenarioEditionRow, 'id' | 'document'>,
    sourceHash: string,
    languages: readonly string[],
  ): Promise<void> {
    for (const language of languages)
      await this.scenarios.addTranslation(tx, {
        editionId: id,
        language,
        sourceHash,
        texts: document.translations[language] ?? {},
        frozen: frozenTranslation(document, language),
        at: this.clock.now(),
      });
  }

  async recorded(
    tx: Tx,
    actor: Actor | null,
    edition: ScenarioEditionRow,
    action: string,
    details: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await this.audit.record(tx, actor, {
      action,
      entityKind: 'scenarioEdition',
      entityId: edition.id,
      countryId: edition.countryId ?? NO_COUNTRY,
      centreId: edition.ownerCentreId,
      details,
    });
  }
}
