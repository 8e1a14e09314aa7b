import { Injectable } from '@nestjs/common';
import {
  checkResponse,
  feedbackFor,
  learnerPaper,
  makePaper,
  markTest,
  translatedTest,
  type Answers,
  type TestDocument,
} from '@peacewright/assessment-engine';
import type { ModuleDocument } from '@peacewright/lesson-document';
import type { Actor } from '../../../platform/access';
import { Database, type Queryable, type Tx } from '../../../platform/database';
import { notFound, Problem } from '../../../platform/http';
import { Clock, Ids } from '../../../platform/time';
import { AccommodationsService } from '../../accommodations';
import { EvidenceService } from '../../evidence';
import { randomChance } from '../chance';
import { CompletionService } from '../completion.service';
import { LearnerQueries, type Learner } from '../learner.queries';
import { withEvidence } from '../module-state';
import { ModuleStateQueries } from '../module-state.queries';
import { ContentQueries } from '../reading/content.queries';
import { selfStudy } from '../self-study';
import { attemptsLeft, limitsFor, mayBegin, passPercent, waitingUntil } from './attempt-rules';
import { AttemptsRepository, type AttemptRow, type StoredResult } from './attempts.repository';
import type { AttemptDto, TestOverviewDto, TestResultDto } from './tests.dto';

interface Found {
  readonly learner: Learner;
  /** In the language asked for, where an approved translation has it. */
  readonly test: TestDocument;
  readonly module: ModuleDocument;
  readonly moduleCode: string;
  readonly languages: readonly string[];
  readonly passPercent: number;
}

/** A learner's attempts at a test: marked on the server, submitted once however often it is sent. */
@Injectable()
export class TestsService {
  constructor(
    private readonly db: Database,
    private readonly learners: LearnerQueries,
    private readonly content: ContentQueries,
    private readonly attempts: AttemptsRepository,
    private readonly states: ModuleStateQueries,
    private readonly completion: CompletionService,
    private readonly evidence: EvidenceService,
    private readonly accommodations: AccommodationsService,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** What to expect of a test, and whether it can be begun now. */
  async overview(
    actor: Actor,
    moduleEditionId: string,
    itemId: string,
    language: string | undefined,
  ): Promise<TestOverviewDto> {
    const { learner, test, module, ...found } = await this.find(
      this.db,
      actor,
      moduleEditionId,
      itemId,
      language ?? actor.language,
    );
    const [history, granted] = await Promise.all([
      this.attempts.history(this.db, learner, itemId),
      this.accommodations.of(this.db, learner.personId),
    ]);
    const limits = limitsFor(test, granted);
    return {
      moduleEditionId,
      moduleCode: found.moduleCode,
      moduleTitle: module.title,
      itemId,
      title: test.title,
      instructions: test.instructions,
      language: test.language,
      languages: [...found.languages],
      minutes: test.minutes,
      questions: test.questions.length,
      passPercent: found.passPercent,
      hasCritical: test.questions.some(({ critical }) => critical),
      maxAttempts: limits.maxAttempts,
      attemptsLeft: attemptsLeft(limits, history),
      waitMinutes: limits.waitMinutes,
      waitingUntil: history.passed ? null : (waitingUntil(limits, history, this.clock.now())?.toISOString() ?? null),
      passed: history.passed,
      openAttemptId: history.openId,
      last: history.last && {
        id: history.last.id,
        score: history.last.score,
        max: history.last.max,
        percent: history.last.percent,
      },
      takenBack: history.takenBack,
    };
  }

  /** Begins an attempt, or goes on with the one that is open. Refused when passed, used up, or still waiting. */
  async begin(
    actor: Actor,
    moduleEditionId: string,
    itemId: string,
    language: string | undefined,
  ): Promise<AttemptDto> {
    return this.db.transaction(async (tx) => {
      const [, found] = await Promise.all([
        this.completion.oneAtATime(tx, [actor.personId]),
        this.find(tx, actor, moduleEditionId, itemId, language ?? actor.language),
      ]);
      const history = await this.attempts.history(tx, found.learner, itemId);
      let id = history.openId;
      if (id === null) {
        const now = this.clock.now();
        const granted = await this.accommodations.of(tx, found.learner.personId);
        const answer = mayBegin(limitsFor(found.test, granted), history, now);
        if (!answer.may)
          throw new Problem(
            `learning.${answer.why}`,
            answer.why === 'waiting' ? { data: { until: answer.until.toISOString() } } : {},
          );
        id = this.ids.next();
        await this.attempts.insert(tx, found.learner, itemId, {
          id,
          language: found.test.language,
          terms: { paper: makePaper(found.test, randomChance), passPercent: found.passPercent },
          startedAt: now,
        });
      }
      const attempt = await this.attempts.find(tx, found.learner, itemId, id);
      if (!attempt) throw notFound();
      return this.view(found, itemId, attempt);
    }, 'settled');
  }

  /** The learner's own attempt: questions, and once submitted the result. */
  async attempt(
    actor: Actor,
    moduleEditionId: string,
    itemId: string,
    attemptId: string,
    language: string | undefined,
  ): Promise<AttemptDto> {
    const found = await this.find(this.db, actor, moduleEditionId, itemId, language ?? actor.language);
    const attempt = await this.attempts.find(this.db, found.learner, itemId, attemptId);
    if (!attempt) throw notFound();
    return this.view(found, itemId, attempt);
  }

  /**
   * Marks the answers, records them as evidence, and completes the module when this was the last step: all or nothing.
   * Sent again, whatever the answers are then, it changes nothing and gives the first result.
   */
  async submit(
    actor: Actor,
    moduleEditionId: string,
    itemId: string,
    attemptId: string,
    sent: Record<string, unknown>,
  ): Promise<AttemptDto> {
    return this.db.transaction(async (tx) => {
      const [, given] = await Promise.all([
        this.completion.oneAtATime(tx, [actor.personId]),
        this.find(tx, actor, moduleEditionId, itemId, actor.language),
      ]);
      const attempt = await this.attempts.find(tx, given.learner, itemId, attemptId);
      if (!attempt) throw notFound();
      // Short answers are accepted in the language in which the attempt was begun.
      const found =
        attempt.language === given.test.language
          ? given
          : await this.find(tx, actor, moduleEditionId, itemId, attempt.language);
      if (attempt.result) return this.view(found, itemId, attempt);
      return this.view(found, itemId, await this.mark(tx, actor, found, itemId, attempt, sent));
    }, 'settled');
  }

  private async mark(
    tx: Tx,
    actor: Actor,
    { learner, test }: Found,
    itemId: string,
    attempt: AttemptRow,
    sent: Record<string, unknown>,
  ): Promise<AttemptRow> {
    const { paper, passPercent: mark } = attempt.terms;
    const findings = checkResponse(test, paper, sent);
    if (findings.length > 0)
      throw new Problem('request.invalid', {
        pointers: findings.map(({ pointer, code }) => ({ pointer: `/answers${pointer}`, code })),
      });
    const answers = sent as unknown as Answers;
    const result = markTest(test, paper, answers, mark);
    const now = this.clock.now();
    const shown = selfStudy(learner, actor.accountId, now, {
      kind: 'TEST',
      itemId,
      objectives: result.byObjective.map(({ objective }) => objective),
      language: attempt.language,
      minutes: null,
      passed: result.passed,
      score: result.score,
      maxScore: result.max,
      sourceKind: 'attempt',
      sourceId: attempt.id,
      dedupeKey: `attempt:${attempt.id}`,
    });
    const [facts] = await this.states.facts(tx, [learner]);
    if (!facts) throw notFound();
    const after = withEvidence(facts, [shown]);
    const step = await this.completion.ofStep(tx, learner, after, actor.accountId, attempt.language);
    const [submitted] = await Promise.all([
      this.attempts.submit(tx, learner.countryId, attempt.id, now, answers, {
        ...result,
        moduleComplete: step.complete,
      }),
      this.evidence.record(tx, [shown, ...step.evidence]),
    ]);
    return { ...attempt, ...submitted };
  }

  private view(found: Found, itemId: string, attempt: AttemptRow): AttemptDto {
    return {
      id: attempt.id,
      number: attempt.number,
      moduleEditionId: found.learner.moduleEditionId,
      itemId,
      title: found.test.title,
      language: found.test.language,
      startedAt: attempt.startedAt.toISOString(),
      questions: learnerPaper(found.test, attempt.terms.paper),
      result:
        attempt.result && attempt.answers && attempt.submittedAt
          ? resultView(found, attempt, attempt.result, attempt.answers, attempt.submittedAt)
          : null,
    };
  }

  private async find(
    db: Queryable,
    actor: Actor,
    moduleEditionId: string,
    itemId: string,
    language: string,
  ): Promise<Found> {
    const [learner, item] = await Promise.all([
      this.learners.find(db, actor, moduleEditionId),
      this.content.test(db, moduleEditionId, itemId, language),
    ]);
    if (!item) throw notFound();
    const test = item.translated ? translatedTest(item.source, item.translated) : item.source;
    const key = test.passMark.centreValue;
    const [edition, [own]] = await Promise.all([
      this.content.edition(db, moduleEditionId, language, learner.centreId),
      key === undefined ? [] : this.content.centreValues(db, learner.centreId, [key]),
    ]);
    if (!edition) throw notFound();
    return {
      learner,
      test,
      module: item.translated ? (edition.translated ?? edition.source) : edition.source,
      moduleCode: edition.moduleCode,
      languages: [edition.language, ...edition.translations],
      passPercent: passPercent(test, own?.value),
    };
  }
}

function resultView(
  { test, module }: Found,
  attempt: AttemptRow,
  result: StoredResult,
  answers: Answers,
  submittedAt: Date,
): TestResultDto {
  const feedback = feedbackFor(test, attempt.terms.paper, answers, result);
  return {
    submittedAt: submittedAt.toISOString(),
    score: result.score,
    max: result.max,
    percent: result.percent,
    passPercent: attempt.terms.passPercent,
    passed: result.passed,
    criticalFailed: result.criticalFailed,
    byObjective: result.byObjective.map(({ objective, score, max }) => {
      const words = module.objectives.find(({ id }) => id === objective);
      return { objective, code: words?.code ?? '', verb: words?.verb ?? '', score, max };
    }),
    moduleComplete: result.moduleComplete,
    feedbackRule: test.feedback,
    feedback: feedback?.map((told) => ({ ...told, key: { ...told.key } })) ?? null,
    answers: { ...answers },
  };
}
