import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access';
import { Database, GroupCommit, type Tx } from '../../../platform/database';
import { Events } from '../../../platform/events';
import { notFound } from '../../../platform/http';
import { Clock } from '../../../platform/time';
import { EvidenceService } from '../../evidence';
import { CompletionService } from '../completion.service';
import { LearnerQueries, type Learner } from '../learner.queries';
import { withLessonRead, type ModuleFacts } from '../module-state';
import { ModuleStateQueries, type Reader } from '../module-state.queries';
import { ProgressRepository } from './progress.repository';
import { ReadingBegun } from './reading-begun';
import type { FinishedDto } from './reading.dto';

/** Somebody says that they read a lesson to its end. */
interface Finish extends Reader {
  readonly itemId: string;
  readonly language: string;
  readonly accountId: string;
  /** The account's: what is heavy in one country does not keep another waiting. */
  readonly countryId: string | null;
}

interface Step {
  readonly act: Finish;
  readonly learner: Learner;
  /** With the lesson read. */
  readonly facts: ModuleFacts;
  /** The lesson had not been opened before. */
  readonly begun: boolean;
}

/** Marks lessons as read: what most people do most often, a whole class at the same moment. */
@Injectable()
export class FinishingService {
  private readonly together = new GroupCommit<Finish, FinishedDto | null>({
    carry: (acts) => this.carry(acts),
    lane: ({ countryId }) => countryId ?? '',
    subject: ({ personId }) => personId,
    most: 32,
  });

  constructor(
    private readonly db: Database,
    private readonly learners: LearnerQueries,
    private readonly states: ModuleStateQueries,
    private readonly progress: ProgressRepository,
    private readonly completion: CompletionService,
    private readonly evidence: EvidenceService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** Marks a lesson as read, and the module as complete when it was the last step. Doing it twice changes nothing. */
  async finish(actor: Actor, moduleEditionId: string, itemId: string, language: string): Promise<FinishedDto> {
    const { personId, accountId, countryId } = actor;
    if (personId === null) throw notFound();
    const finished = await this.together.do({ personId, moduleEditionId, itemId, language, accountId, countryId });
    if (!finished) throw notFound();
    return finished;
  }

  /** Null: not the person's to read, or no such lesson; nothing is written of it. */
  private carry(acts: readonly Finish[]): Promise<(FinishedDto | null)[]> {
    return this.db.transaction(async (tx) => {
      const people = acts.map(({ personId }) => personId);
      const [, learners, facts] = await Promise.all([
        this.completion.oneAtATime(tx, people),
        this.learners.findAll(tx, acts),
        this.states.facts(tx, acts),
      ]);
      const now = this.clock.now().getTime();
      const steps = acts.map((act, at) => stepOf(act, learners[at], facts[at], now));
      const allowed = steps.filter((step) => step !== null);
      if (allowed.length === 0) return steps.map(() => null);
      const [complete] = await Promise.all([
        this.tell(tx, allowed),
        // Sent before what `tell` has to say, with which it travels.
        this.progress.finish(
          tx,
          allowed.map(({ learner, act }) => ({ ...learner, itemId: act.itemId, language: act.language })),
        ),
      ]);
      return steps.map((step) => step && { moduleComplete: complete.has(step) });
    }, 'settled');
  }

  /** Records the attendance of those whose last step it was, and tells who has begun. Answers whose modules are complete. */
  private async tell(tx: Tx, steps: readonly Step[]): Promise<ReadonlySet<Step>> {
    const outcomes = await Promise.all(
      steps.map(async (step) => ({
        step,
        ...(await this.completion.ofStep(tx, step.learner, step.facts, step.act.accountId, step.act.language)),
      })),
    );
    await this.evidence.record(
      tx,
      outcomes.flatMap(({ evidence }) => evidence),
    );
    // Evidence tells of the module too.
    const begun = outcomes.filter(({ step, evidence }) => step.begun && evidence.length === 0);
    for (const [countryId, group] of Map.groupBy(begun, ({ step }) => step.learner.countryId))
      await this.events.publish(tx, ReadingBegun, {
        countryId,
        readings: group.map(({ step: { learner } }) => ({ personId: learner.personId, moduleId: learner.moduleId })),
      });
    return new Set(outcomes.flatMap(({ step, complete }) => (complete ? [step] : [])));
  }
}

/** Null: not the person's to read, or no such lesson. */
function stepOf(act: Finish, learner: Learner | undefined, facts: ModuleFacts | undefined, now: number): Step | null {
  const own = facts?.shapes.find(({ editionId }) => editionId === act.moduleEditionId);
  if (!learner || !facts || !own?.lessons.includes(act.itemId)) return null;
  return {
    act,
    learner,
    facts: withLessonRead(facts, act.itemId, now),
    begun: !facts.progress.some(({ itemId }) => itemId === act.itemId),
  };
}
