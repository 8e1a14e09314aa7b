import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Model, Wording } from '@peacewright/scenario-engine';
import type { Actor } from '../../../platform/access';
import type { Queryable, Tx } from '../../../platform/database';
import { notFound, Problem } from '../../../platform/http';
import { Clock, Ids } from '../../../platform/time';
import { AccommodationsService } from '../../accommodations';
import { EvidenceService } from '../../evidence';
import { ownLanguage } from '../../people';
import { Models } from '../../scenarios';
import { CompletionService } from '../completion.service';
import { LearnerQueries, type Learner } from '../learner.queries';
import { withEvidence } from '../module-state';
import { ModuleStateQueries } from '../module-state.queries';
import { ContentQueries } from '../reading/content.queries';
import { selfStudy } from '../self-study';
import { limitsFor, mayBegin } from '../tests/attempt-rules';
import { AssessedRepository, type AssessedResult, type AssessedRun, type ExerciseRow } from './assessed.repository';
import { timeFactorFor } from './judging';
import { frameOf, wordingOf, type CentreContacts } from './run-view';

/** A learner before a scenario that is an exercise of a module of theirs. */
export interface Found extends ExerciseRow {
  readonly learner: Learner;
  readonly itemId: string;
  readonly model: Model;
  readonly words: Wording;
  /** What the learner's centre has entered of the contacts that the scenario shows. */
  readonly contacts: CentreContacts;
}

/** How a run begins and how it ends, whoever plays it: call with the person's acts one at a time. */
@Injectable()
export class RunKeeping {
  constructor(
    private readonly learners: LearnerQueries,
    private readonly content: ContentQueries,
    private readonly runs: AssessedRepository,
    private readonly models: Models,
    private readonly states: ModuleStateQueries,
    private readonly completion: CompletionService,
    private readonly evidence: EvidenceService,
    private readonly accommodations: AccommodationsService,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Not found for whoever is no learner of that edition. */
  async find(db: Queryable, actor: Actor, moduleEditionId: string, itemId: string, language: string): Promise<Found> {
    return this.found(db, await this.learners.find(db, actor, moduleEditionId), moduleEditionId, itemId, language);
  }

  async found(
    db: Queryable,
    learner: Learner,
    moduleEditionId: string,
    itemId: string,
    language: string,
  ): Promise<Found> {
    const row = await this.runs.exercise(db, moduleEditionId, itemId, language);
    if (!row) throw notFound();
    const model = this.models.of(row);
    const keys = (model.document.contacts ?? []).map(({ centreValue }) => centreValue);
    const set = keys.length === 0 ? [] : await this.content.centreValues(db, learner.centreId, keys);
    return {
      ...row,
      learner,
      itemId,
      model,
      words: wordingOf(model.document, language, row.texts),
      contacts: new Map(set.map(({ key, value }) => [key, value])),
    };
  }

  /**
   * Begins a run, or answers the one that is open. Refused when passed, used up, or still waiting; and while the centre has
   * not entered the contacts that the scenario shows.
   */
  async begin(tx: Tx, actor: Actor, found: Found): Promise<Pick<AssessedRun, 'id'>> {
    const { learner, exercise, words, itemId } = found;
    const history = await this.runs.history(tx, learner, itemId);
    if (history.openId !== null) return { id: history.openId };
    const missing = frameOf(found.model.document, words, found.contacts).contacts.filter(({ value }) => value === null);
    if (missing.length > 0)
      throw new Problem('scenarios.contactsMissing', {
        params: { count: missing.length },
        data: { contacts: missing.map(({ label }) => label) },
      });
    const now = this.clock.now();
    const granted = await this.accommodations.of(tx, learner.personId);
    const answer = mayBegin(limitsFor(exercise, granted), history, now);
    if (!answer.may)
      throw new Problem(
        `learning.${answer.why}`,
        answer.why === 'waiting' ? { data: { until: answer.until.toISOString() } } : {},
      );
    const run = {
      id: this.ids.next(),
      seed: randomInt(2 ** 32),
      language: words.language,
      timeFactor: timeFactorFor(granted.timeFactor, words.language, await ownLanguage(tx, actor)),
      startedAt: now,
    };
    await this.runs.insert(tx, learner, itemId, found, run);
    return run;
  }

  /** Keeps the result, records it as evidence, and completes the module when this was the last step of it. */
  async finish(
    tx: Tx,
    actor: Actor,
    { learner, itemId }: Found,
    run: AssessedRun,
    end: Omit<AssessedResult, 'endedAt' | 'moduleComplete'>,
  ): Promise<void> {
    const now = this.clock.now();
    // What was not observed was not shown.
    const counting = end.objectives.filter(({ module, grade }) => module !== null && grade !== 'notObserved');
    const shown = selfStudy(learner, actor.accountId, now, {
      kind: 'SCENARIO',
      itemId,
      objectives: [...new Set(counting.flatMap(({ module }) => module ?? []))],
      language: run.language,
      minutes: null,
      passed: end.passed,
      score: counting.filter(({ grade }) => grade === 'achieved').length,
      maxScore: counting.length,
      sourceKind: 'assessedRun',
      sourceId: run.id,
      dedupeKey: `assessedRun:${run.id}`,
    });
    const [facts] = await this.states.facts(tx, [learner]);
    if (!facts) throw notFound();
    const completed = await this.completion.ofStep(
      tx,
      learner,
      withEvidence(facts, [shown]),
      actor.accountId,
      run.language,
    );
    await this.runs.insertResult(tx, learner.countryId, run.id, {
      ...end,
      endedAt: now,
      moduleComplete: completed.complete,
    });
    await this.evidence.record(tx, [shown, ...completed.evidence]);
  }
}
