import { Injectable } from '@nestjs/common';
import type { ModuleDocument } from '@peacewright/lesson-document';
import type { Model, Wording } from '@peacewright/scenario-engine';
import type { Actor } from '../../../platform/access';
import { Database, type Queryable } from '../../../platform/database';
import { notFound, Problem } from '../../../platform/http';
import { Files, type StoredFile } from '../../../platform/storage';
import { Clock } from '../../../platform/time';
import { AccommodationsService } from '../../accommodations';
import { ownLanguage } from '../../people';
import { Citations } from '../../sources';
import { CompletionService } from '../completion.service';
import { LearnerQueries } from '../learner.queries';
import { attemptsLeft, limitsFor, waitingUntil } from '../tests/attempt-rules';
import { MOST_ASSESSED_STEPS, type AssessedOverviewDto, type AssessedRunDto } from './assessed.dto';
import { AssessedRepository, type AssessedRun, type AssessedStep } from './assessed.repository';
import { clockOf, endOf, judge, standingOf, timeFactorFor } from './judging';
import { RunKeeping, type Found } from './run-keeping.service';
import { frameOf, resultView, runView } from './run-view';

/** Runs that count: stepped by the server, which tells of the story no more than the present scene until it has ended. */
@Injectable()
export class AssessedService {
  constructor(
    private readonly db: Database,
    private readonly learners: LearnerQueries,
    private readonly runs: AssessedRepository,
    private readonly keeping: RunKeeping,
    private readonly completion: CompletionService,
    private readonly accommodations: AccommodationsService,
    private readonly citations: Citations,
    private readonly files: Files,
    private readonly clock: Clock,
  ) {}

  /** What to expect, and whether a run can be begun now. */
  async overview(
    actor: Actor,
    moduleEditionId: string,
    itemId: string,
    language: string | undefined,
  ): Promise<AssessedOverviewDto> {
    const found = await this.keeping.find(this.db, actor, moduleEditionId, itemId, language ?? actor.language);
    const { learner, model, words, exercise } = found;
    const [history, granted, own] = await Promise.all([
      this.runs.history(this.db, learner, itemId),
      this.accommodations.of(this.db, learner.personId),
      ownLanguage(this.db, actor),
    ]);
    const limits = limitsFor(exercise, granted);
    return {
      moduleEditionId,
      moduleCode: found.moduleCode,
      moduleTitle: found.module.title,
      itemId,
      language: words.language,
      languages: [model.document.language, ...found.translations],
      frame: frameOf(model.document, words, found.contacts),
      timed: model.document.nodes.some((node) => 'limit' in node && node.limit !== undefined),
      timeFactor: timeFactorFor(granted.timeFactor, words.language, own),
      maxAttempts: limits.maxAttempts,
      attemptsLeft: attemptsLeft(limits, history),
      waitMinutes: limits.waitMinutes,
      waitingUntil: history.passed ? null : (waitingUntil(limits, history, this.clock.now())?.toISOString() ?? null),
      passed: history.passed,
      openRunId: history.openId,
      lastRunId: history.last?.id ?? null,
      takenBack: history.takenBack,
    };
  }

  /** Begins a run, or goes on with the one that is open. */
  async begin(
    actor: Actor,
    moduleEditionId: string,
    itemId: string,
    language: string | undefined,
  ): Promise<AssessedRunDto> {
    return this.db.transaction(async (tx) => {
      const [, found] = await Promise.all([
        this.completion.oneAtATime(tx, [actor.personId]),
        this.keeping.find(tx, actor, moduleEditionId, itemId, language ?? actor.language),
      ]);
      const run = await this.keeping.begin(tx, actor, found);
      return this.shown(tx, actor, moduleEditionId, itemId, run.id);
    }, 'settled');
  }

  /** The learner's own run: its present scene, and once it has ended the result and the debrief. */
  show(actor: Actor, moduleEditionId: string, itemId: string, runId: string): Promise<AssessedRunDto> {
    return this.shown(this.db, actor, moduleEditionId, itemId, runId);
  }

  /** The learner says that they have read the scene before step `at`: its limit runs from then on. Said twice, the first counts. */
  async read(
    actor: Actor,
    moduleEditionId: string,
    itemId: string,
    runId: string,
    at: number,
  ): Promise<AssessedRunDto> {
    return this.db.transaction(async (tx) => {
      await this.completion.oneAtATime(tx, [actor.personId]);
      const { found, run, steps } = await this.run(tx, actor, moduleEditionId, itemId, runId);
      const { state } = standingOf(found.model, run, steps);
      if (at === steps.length && clockOf(found.model, state, run.timeFactor, null))
        await this.runs.markRead(tx, found.learner.countryId, runId, at, this.clock.now());
      return this.shown(tx, actor, moduleEditionId, itemId, runId);
    }, 'settled');
  }

  /**
   * One step, judged by the server's clock; the last one is recorded as evidence with everything that it completes: all or
   * nothing. The same step sent twice counts once; one that the run has left behind is refused.
   */
  async step(
    actor: Actor,
    moduleEditionId: string,
    itemId: string,
    runId: string,
    sent: { readonly at: number; readonly move: unknown },
  ): Promise<AssessedRunDto> {
    return this.db.transaction(async (tx) => {
      await this.completion.oneAtATime(tx, [actor.personId]);
      const { found, run, steps } = await this.run(tx, actor, moduleEditionId, itemId, runId);
      const { countryId } = found.learner;
      if (steps.length >= MOST_ASSESSED_STEPS) throw new Problem('request.tooLarge');
      const readAt = await this.runs.readAt(tx, countryId, runId, steps.length);
      const now = this.clock.now();
      const judged = judge(found.model, run, steps, sent, readAt, now);
      switch (judged.act) {
        case 'stale':
          throw new Problem('scenarios.stepStale');
        case 'notRead':
          throw new Problem('scenarios.notRead');
        case 'missing':
          throw new Problem('scenarios.stepsMissing', { params: { kept: steps.length } });
        case 'refuse':
          throw new Problem('scenarios.stepRefused', { params: { at: sent.at, refusal: judged.refusal } });
        case 'nothing':
          return this.shown(tx, actor, moduleEditionId, itemId, runId);
        case 'take': {
          const since = readAt ?? steps.at(-1)?.at ?? run.startedAt;
          const { state } = standingOf(found.model, run, steps);
          await this.runs.append(tx, countryId, runId, steps.length, {
            node: state.node,
            move: judged.move,
            seconds: Math.min(604_800, Math.max(0, Math.round((now.getTime() - since.getTime()) / 1000))),
            at: now,
          });
          const end = endOf(found.model, judged.state, found.exercise);
          if (end) await this.keeping.finish(tx, actor, found, run, end);
          return this.shown(tx, actor, moduleEditionId, itemId, runId, judged.late);
        }
      }
    }, 'settled');
  }

  /** A picture or recording of the scenario; any other file is not found. */
  async file(
    actor: Actor,
    moduleEditionId: string,
    itemId: string,
    hash: string,
  ): Promise<{ file: StoredFile; name: string }> {
    const { scenarioId } = await this.keeping.find(this.db, actor, moduleEditionId, itemId, actor.language);
    const name = await this.runs.fileName(this.db, scenarioId, hash);
    const file = name === null ? null : await this.files.describe(this.db, hash);
    if (name === null || !file) throw notFound();
    return { file, name };
  }

  private async shown(
    db: Queryable,
    actor: Actor,
    moduleEditionId: string,
    itemId: string,
    runId: string,
    late = false,
  ): Promise<AssessedRunDto> {
    const { found, run, steps } = await this.run(db, actor, moduleEditionId, itemId, runId);
    const { learner, model, words, contacts, texts, module } = found;
    const [readAt, result] = await Promise.all([
      this.runs.readAt(db, learner.countryId, runId, steps.length),
      this.runs.result(db, learner.countryId, runId),
    ]);
    const standing = standingOf(model, run, steps);
    return runView({
      moduleEditionId,
      itemId,
      run,
      steps,
      model,
      words,
      contacts,
      standing,
      clock: clockOf(model, standing.state, run.timeFactor, readAt),
      now: this.clock.now(),
      late,
      result: result && resultView(result, run, steps, await this.told(db, model, texts, words, module)),
    });
  }

  private async told(db: Queryable, model: Model, texts: Found['texts'], words: Wording, module: ModuleDocument) {
    const { document } = model;
    return { document, texts, words, module, citations: await this.citations.of(db, document.recommendations) };
  }

  /** The learner's own run, in the language in which it began. */
  private async run(
    db: Queryable,
    actor: Actor,
    moduleEditionId: string,
    itemId: string,
    runId: string,
  ): Promise<{ found: Found; run: AssessedRun; steps: AssessedStep[] }> {
    const learner = await this.learners.find(db, actor, moduleEditionId);
    const run = await this.runs.run(db, learner, itemId, runId);
    if (!run) throw notFound();
    const [found, steps] = await Promise.all([
      this.keeping.found(db, learner, moduleEditionId, itemId, run.language),
      this.runs.steps(db, learner.countryId, runId),
    ]);
    return { found, run, steps };
  }
}
