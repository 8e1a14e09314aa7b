import {
  sceneOf,
  shownValues,
  textOf,
  toldAtOnce,
  type Model,
  type ScenarioDocument,
  type Wording,
} from '@peacewright/scenario-engine';
import type { ModuleDocument } from '@peacewright/lesson-document';
import type { LearnerCitationDto } from '../../sources';
import type { AssessedRunDto, AssessedResultDto, SceneDto, SceneFrameDto } from './assessed.dto';
import type { AssessedResult, AssessedRun, AssessedStep } from './assessed.repository';
import type { SceneClock, Standing } from './judging';

/** A scenario's words in a language, with the frozen translation where it is not the source's. */
export function wordingOf(
  document: ScenarioDocument,
  language: string,
  texts: Readonly<Record<string, string>> | null,
): Wording {
  const translated = texts === null ? document : { ...document, translations: { [language]: { ...texts } } };
  return {
    language: texts === null ? document.language : language,
    text: (id) => (id === undefined ? '' : (textOf(translated, id, language) ?? '')),
  };
}

/** Values of a centre by their keys. */
export type CentreContacts = ReadonlyMap<string, string>;

/** What stands around the story: nothing of what happens in it. */
export function frameOf(document: ScenarioDocument, words: Wording, set: CentreContacts): SceneFrameDto {
  const { trainingCard, setting, minutes, contentRating } = document;
  return {
    title: words.text(document.title),
    setting: setting.kind === 'fictional' ? words.text(setting.name) : '',
    minutes,
    contentRating,
    contentWarning: words.text(document.contentWarning),
    supportNote: words.text(document.supportNote),
    contacts: (document.contacts ?? []).map(({ label, centreValue }) => ({
      label: words.text(label),
      value: set.get(centreValue) ?? null,
    })),
    briefing: words.text(document.briefing),
    role: words.text(document.roles.find(({ id }) => id === document.learner)?.name),
    trainingCard: trainingCard
      ? {
          id: 'card',
          title: words.text(trainingCard.title),
          introduction: '',
          rules: trainingCard.rules.map(({ id, number, ...rule }) => ({
            id,
            number,
            text: words.text(rule.text),
            condition: words.text(rule.condition),
            authority: words.text(rule.authority),
            permitted: words.text(rule.permitted),
            report: words.text(rule.report),
          })),
        }
      : null,
  };
}

export interface RunShown {
  readonly moduleEditionId: string;
  readonly itemId: string;
  readonly run: AssessedRun;
  readonly steps: readonly AssessedStep[];
  readonly model: Model;
  readonly words: Wording;
  readonly contacts: CentreContacts;
  readonly standing: Standing;
  readonly clock: SceneClock | null;
  readonly now: Date;
  readonly late: boolean;
  readonly result: AssessedResultDto | null;
}

/** The run as its learner sees it: the present scene, and of what comes later nothing. */
export function runView(shown: RunShown): AssessedRunDto {
  const { run, model, words, standing, clock, now } = shown;
  const { state, last } = standing;
  return {
    id: run.id,
    number: run.number,
    moduleEditionId: shown.moduleEditionId,
    itemId: shown.itemId,
    language: words.language,
    at: shown.steps.length,
    frame: frameOf(model.document, words, shown.contacts),
    scene: sceneShown(shown),
    clock: clock && {
      seconds: clock.seconds,
      left: clock.until === null ? null : Math.max(0, (clock.until - now.getTime()) / 1000),
    },
    values: shownValues(model, state, words),
    facts: state.facts.map((id) => words.text(model.document.facts.find((fact) => fact.id === id)?.text)),
    feedback: last.move === null ? '' : toldAtOnce(model, last.taken, words),
    late: shown.late,
    result: shown.result,
  };
}

/** What can be done where a limit runs is shown from the moment that it runs. */
function sceneShown({ model, words, standing, clock }: RunShown): SceneDto | null {
  const scene = sceneOf(model, standing.state, words);
  if (!scene) return null;
  const { limit: _limit, media, choices, ...rest } = scene;
  const unread = clock?.until === null;
  return {
    ...rest,
    media: [...media],
    choices: unread ? [] : [...choices],
    task: unread || rest.task === null ? null : { ...rest.task },
  };
}

/** What came of a run, and the whole of it to be told: for runs that have ended alone. */
export function resultView(
  result: AssessedResult,
  run: AssessedRun,
  steps: readonly AssessedStep[],
  scenario: {
    readonly document: ScenarioDocument;
    readonly texts: Readonly<Record<string, string>> | null;
    readonly words: Wording;
    readonly module: ModuleDocument;
    readonly citations: LearnerCitationDto[];
  },
): AssessedResultDto {
  const { document, texts, words, module, citations } = scenario;
  return {
    endedAt: result.endedAt.toISOString(),
    grade: result.grade,
    passed: result.passed,
    criticalFailed: result.criticalFailed,
    objectives: result.objectives.map(({ objective, module: counts, grade }) => ({
      text: words.text(document.objectives.find(({ id }) => id === objective)?.text),
      grade,
      code: module.objectives.find(({ id }) => id === counts)?.code ?? '',
    })),
    moduleComplete: result.moduleComplete,
    debrief: {
      document: { ...document, translations: texts === null ? {} : { [run.language]: texts } },
      seed: run.seed,
      steps: steps.map(({ node, move, seconds, at }) => ({ node, move: { ...move }, seconds, at: at.toISOString() })),
      citations,
    },
  };
}
