import { Injectable } from '@nestjs/common';
import {
  checkResponse,
  feedbackOn,
  learnerPaper,
  makeCheckPaper,
  markTest,
  translatedQuestion,
  type Answers,
  type Paper,
  type Question,
} from '@peacewright/assessment-engine';
import { learnerView, placedReferences, type ModuleDocument } from '@peacewright/lesson-document';
import type { Actor } from '../../../platform/access';
import { Database, type Tx } from '../../../platform/database';
import { Events } from '../../../platform/events';
import { notFound, Problem } from '../../../platform/http';
import { Files, type StoredFile } from '../../../platform/storage';
import { Clock, dayIn } from '../../../platform/time';
import { Citations } from '../../sources';
import { derivedChance } from '../chance';
import { daysBetween } from '../days';
import { LearnerQueries, type Learner } from '../learner.queries';
import { ModuleStateQueries } from '../module-state.queries';
import { ContentQueries, type EditionContent, type LessonWords } from './content.queries';
import { ProgressRepository, type Kept } from './progress.repository';
import { ReadingBegun } from './reading-begun';
import type {
  CheckAnswerDto,
  LearnerLessonDto,
  LearnerModuleDto,
  LearnerValueDto,
  LessonCheckDto,
  ReadingPlaceDto,
  ProgressKeptDto,
  QuestionFeedbackDto,
} from './reading.dto';
import { ServerSecret } from './server-secret';

/** A learner's own reading: modules, lessons, the place in them, and self-checks. Only what is theirs to read. */
@Injectable()
export class ReadingService {
  constructor(
    private readonly db: Database,
    private readonly learners: LearnerQueries,
    private readonly content: ContentQueries,
    private readonly states: ModuleStateQueries,
    private readonly progress: ProgressRepository,
    private readonly secret: ServerSecret,
    private readonly events: Events,
    private readonly files: Files,
    private readonly citations: Citations,
    private readonly clock: Clock,
  ) {}

  /** A module with its lessons and tests and where the learner stands in each. */
  async module(actor: Actor, moduleEditionId: string, wanted: string | undefined): Promise<LearnerModuleDto> {
    const learner = await this.learners.find(this.db, actor, moduleEditionId);
    const language = wanted ?? actor.language;
    const edition = await this.edition(learner, language);
    const [items, [state], places] = await Promise.all([
      this.content.items(this.db, moduleEditionId, language),
      this.states.of(this.db, learner.personId, [moduleEditionId]),
      this.progress.places(this.db, learner),
    ]);
    const words = edition.translated ?? edition.source;
    const today = dayIn(this.clock.now(), learner.timeZone);
    return {
      moduleEditionId,
      moduleId: edition.moduleId,
      code: edition.moduleCode,
      edition: edition.edition,
      title: words.title,
      summary: words.summary,
      ...languagesOf(edition),
      unadopted: isUnadopted(edition),
      dueOn: learner.dueOn,
      daysLeft: learner.dueOn === null ? null : daysBetween(today, learner.dueOn),
      completedOn: state?.completedOn ?? null,
      attended: state?.attended ?? false,
      items: items.map((item) => {
        const done = (item.kind === 'LESSON' ? state?.lessonsDone : state?.testsPassed)?.includes(item.id) ?? false;
        return { ...item, done, fraction: done ? 1 : (places.get(item.id) ?? 0) };
      }),
      objectives: words.objectives.map(({ id, code, verb, domain, critical }) => ({
        id,
        code,
        verb,
        domain,
        critical,
      })),
    };
  }

  /** A lesson in the language asked for, else in its source language, with everything it refers to. */
  async lesson(
    actor: Actor,
    moduleEditionId: string,
    itemId: string,
    wanted: string | undefined,
  ): Promise<LearnerLessonDto> {
    const learner = await this.learners.find(this.db, actor, moduleEditionId);
    const language = wanted ?? actor.language;
    const [edition, found, items, place, [state]] = await Promise.all([
      this.edition(learner, language),
      this.content.lesson(this.db, moduleEditionId, itemId, language),
      this.content.items(this.db, moduleEditionId, language),
      this.progress.place(this.db, learner, itemId),
      this.states.of(this.db, learner.personId, [moduleEditionId]),
    ]);
    if (!found) throw notFound();
    const words = found.translated ?? found.source;
    const module = found.translated ? (edition.translated ?? edition.source) : edition.source;
    const references = placedReferences(words.blocks);
    const named = (kind: (typeof references)[number]['kind']): string[] =>
      references.filter((entry) => entry.kind === kind).map(({ target }) => target);
    const [values, citations] = await Promise.all([
      this.values(learner, module, named('centreValues')),
      this.citations.of(this.db, named('citations')),
    ]);
    const at = items.findIndex(({ id }) => id === itemId);
    const step = (index: number) =>
      items.slice(Math.max(0, index), Math.max(0, index + 1)).map(({ id, kind, title }) => ({ id, kind, title }))[0] ??
      null;
    return {
      moduleEditionId,
      moduleId: edition.moduleId,
      moduleCode: edition.moduleCode,
      moduleTitle: module.title,
      edition: edition.edition,
      itemId,
      position: at + 1,
      of: items.length,
      language: words.language,
      languages: [edition.language, ...edition.translations],
      fallback: words.language !== language,
      unadopted: isUnadopted(edition),
      document: { ...learnerView({ ...words, checks: [] }) },
      checks: named('checks').flatMap((id) => this.check(learner, itemId, questionIn(found, id))),
      terms: module.terms.filter(({ id }) => named('terms').includes(id)),
      ruleCards: module.ruleCards.filter(({ id }) => named('ruleCards').includes(id)),
      values,
      citations,
      blockId: place.blockId,
      fraction: place.fraction,
      done: state?.lessonsDone.includes(itemId) ?? false,
      previous: at > 0 ? step(at - 1) : null,
      next: step(at + 1),
    };
  }

  /** Keeps the place where the learner stopped. */
  async keepPlace(
    actor: Actor,
    moduleEditionId: string,
    itemId: string,
    place: ReadingPlaceDto,
  ): Promise<ProgressKeptDto> {
    return this.db.transaction(async (tx) => {
      const learner = await this.learners.find(tx, actor, moduleEditionId);
      const { fraction } = await this.begun(tx, learner, await this.progress.keep(tx, learner, itemId, place));
      return { fraction };
    }, 'settled');
  }

  /** Tells of a lesson opened for the first time. Refuses a lesson that is not there. */
  private async begun(tx: Tx, learner: Learner, kept: Kept | null): Promise<Kept> {
    if (kept === null) throw notFound();
    const { countryId, personId, moduleId } = learner;
    if (kept.begun) await this.events.publish(tx, ReadingBegun, { countryId, readings: [{ personId, moduleId }] });
    return kept;
  }

  /** Marks one self-check and explains it. Nothing is recorded. */
  async answerCheck(
    actor: Actor,
    moduleEditionId: string,
    itemId: string,
    questionId: string,
    sent: CheckAnswerDto,
  ): Promise<QuestionFeedbackDto> {
    const learner = await this.learners.find(this.db, actor, moduleEditionId);
    const found = await this.content.lesson(this.db, moduleEditionId, itemId, sent.language);
    const question = found && questionIn(found, questionId);
    if (!question) throw notFound();
    const paper = this.paper(learner, itemId, question);
    const token = paper.questions[0]?.token ?? '';
    const answers = { [token]: sent.answer };
    const findings = checkResponse({ questions: [question] }, paper, answers);
    if (findings.length > 0)
      throw new Problem('request.invalid', { pointers: findings.map(({ code }) => ({ pointer: '/answer', code })) });
    const test = { questions: [question] };
    const result = markTest(test, paper, answers as unknown as Answers, 100);
    const [feedback] = feedbackOn(test, paper, answers as unknown as Answers, result);
    if (!feedback) throw notFound();
    return { ...feedback, key: { ...feedback.key } };
  }

  /** A file that the module uses, with the name it was given; any other is not found. */
  async file(actor: Actor, moduleEditionId: string, hash: string): Promise<{ file: StoredFile; name: string }> {
    const learner = await this.learners.find(this.db, actor, moduleEditionId);
    const name = await this.content.fileName(this.db, learner.moduleId, hash);
    const file = name === null ? null : await this.files.describe(this.db, hash);
    if (name === null || !file) throw notFound();
    return { file, name };
  }

  private async edition(learner: Learner, language: string): Promise<EditionContent> {
    const edition = await this.content.edition(this.db, learner.moduleEditionId, language, learner.centreId);
    if (!edition) throw notFound();
    return edition;
  }

  private async values(learner: Learner, module: ModuleDocument, keys: readonly string[]): Promise<LearnerValueDto[]> {
    const wanted = module.centreValues.filter(({ key }) => keys.includes(key));
    const set = new Map(
      wanted.length === 0
        ? []
        : (await this.content.centreValues(this.db, learner.centreId, keys)).map((value) => [value.key, value]),
    );
    return wanted.map(({ key, label, unit, sample, note }) => {
      const own = set.get(key);
      return own
        ? { key, label, unit, value: own.value, sample: false, note: own.source }
        : { key, label, unit, value: sample, sample: true, note };
    });
  }

  private check(learner: Learner, itemId: string, question: Question | null): LessonCheckDto[] {
    if (!question) return [];
    const [shown] = learnerPaper({ questions: [question] }, this.paper(learner, itemId, question));
    return shown ? [{ id: question.id, question: shown }] : [];
  }

  private paper(learner: Learner, itemId: string, question: Question): Paper {
    const subject = [learner.personId, learner.moduleEditionId, itemId, question.id].join('/');
    return makeCheckPaper(question, derivedChance(this.secret.get(), subject));
  }
}

/** A self-check's question with the wording of the translation, where there is one. */
function questionIn(lesson: { source: LessonWords; translated: LessonWords | null }, id: string): Question | null {
  const source = lesson.source.checks.find((question) => question.id === id);
  return source
    ? translatedQuestion(
        source,
        lesson.translated?.checks.find((question) => question.id === id),
      )
    : null;
}

function languagesOf(edition: EditionContent): { language: string; languages: string[] } {
  return {
    language: (edition.translated ?? edition.source).language,
    languages: [edition.language, ...edition.translations],
  };
}

function isUnadopted(edition: EditionContent): boolean {
  return edition.ownerCentreId === null && !edition.adopted;
}
