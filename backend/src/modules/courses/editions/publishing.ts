import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access';
import type { Tx } from '../../../platform/database';
import { Problem } from '../../../platform/http';
import { Clock } from '../../../platform/time';
import { readStoredExercise } from '../documents';
import { TranslationsRepository } from '../translations/translations.repository';
import { EditionsRepository, type EditionRow } from './editions.repository';
import { EditionsService } from './editions.service';
import { blocking } from './findings';
import { FindingsQueries } from './findings.queries';
import { moduleManifest } from './manifest';
import { ScenarioExercises } from './scenario-exercises.queries';

/**
 * Freezes an edition: its scenarios pinned, manifest and hash, the edition before laid aside, approved translations frozen
 * with it. Who may is decided before; `actor` null is the product itself, for reference content that no authority approved.
 */
@Injectable()
export class Publishing {
  constructor(
    private readonly editions: EditionsRepository,
    private readonly service: EditionsService,
    private readonly translations: TranslationsRepository,
    private readonly checklist: FindingsQueries,
    private readonly scenarios: ScenarioExercises,
    private readonly clock: Clock,
  ) {}

  /** Answers the hash. Throws `edition.refused` when the checklist still blocks. */
  async publish(tx: Tx, edition: EditionRow, actor: Actor | null): Promise<string> {
    const blocked = blocking(await this.checklist.findings(tx, edition));
    if (blocked.length > 0)
      throw new Problem('edition.refused', {
        data: { reasons: [{ code: 'edition.blockingFindings', params: { count: blocked.length } }], findings: blocked },
      });
    await this.pinScenarios(tx, edition);
    const items = await this.editions.items(tx, edition.id);
    const frozen = moduleManifest({
      moduleId: edition.moduleId,
      number: edition.number,
      language: edition.language,
      document: edition.document,
      items,
    });
    await this.editions.publish(tx, edition, frozen, this.clock.now());
    await this.translations.freezeApproved(tx, edition.id, frozen.hash);
    await this.service.recorded(tx, actor, edition, 'moduleEdition.published', {
      hash: frozen.hash,
      number: edition.number,
    });
    return frozen.hash;
  }

  /** Settles which edition of its scenario each exercise is: the one that is published now. */
  private async pinScenarios(tx: Tx, edition: EditionRow): Promise<void> {
    const published = await this.scenarios.published(tx, edition.ownerCentreId);
    for (const { id, kind, document } of await this.editions.items(tx, edition.id)) {
      if (kind !== 'SCENARIO' || document === null) continue;
      const exercise = readStoredExercise(document);
      const scenario = published.get(exercise.scenarioId ?? '');
      // The checklist has just found it.
      if (!scenario) throw new Error(`The scenario of item ${id} is not published.`);
      const { editionId, hash, number, minutes } = scenario;
      await this.editions.pin(tx, edition.id, id, { ...exercise, pinned: { editionId, hash, number, minutes } });
    }
  }
}
