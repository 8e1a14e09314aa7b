import { gradeTask } from '@peacewright/assessment-engine/grade-task';
import {
  debriefOf,
  wayAt,
  whatIf,
  type DebriefStep,
  type DebriefWay,
  type Model,
  type Move,
  type NodeOf,
  type WhatIf,
} from '@peacewright/scenario-engine';
import { beginningOf, type LocalRun, type LocalStep } from '../play/run';
import { seenNode, type ScenarioWords } from '../play/scenario-words';
import type { Mark } from '../tasks/picture-input';
import type { ToldArea } from './marked-picture';

/** A way taken, or one that was open beside it, in words. */
export interface ToldWay {
  readonly id: string;
  readonly kind: DebriefWay['kind'];
  /** The choice's own words; empty for the others, which the page names by their kind. */
  readonly text: string;
  readonly ratings: readonly { readonly rating: string; readonly objective: string }[];
  readonly critical: string;
  readonly feedback: string;
  /** Rules of the training card that it cites, and sources in words. */
  readonly rules: readonly string[];
  readonly sources: readonly string[];
}

export interface ToldStep {
  readonly at: number;
  readonly text: string;
  readonly speaker: string;
  readonly way: ToldWay;
  readonly seconds: number;
  /** A rating here did not count: it was given before. */
  readonly again: boolean;
  readonly changed: readonly { readonly name: string; readonly from: Shown; readonly to: Shown }[];
  readonly others: readonly ToldWay[];
  /** Of a task: its kind, and its parts in the right order with whether each was right as it was handed in. */
  readonly task: ToldTask | null;
}

interface ToldTask {
  readonly kind: string;
  readonly parts: readonly ToldPart[];
  /** Where it was a picture to be marked: it, what was to be marked and what was. */
  readonly marked: {
    readonly file: string;
    readonly alt: string;
    readonly areas: readonly ToldArea[];
    readonly marks: readonly Mark[];
  } | null;
}

interface ToldPart {
  readonly text: string;
  readonly right: boolean;
}

/** What led up to something that was done, and that; the last one may be what came after everything. */
export interface ToldStage {
  readonly at: number;
  readonly scenes: readonly ToldStep[];
  /** Null: nothing was to be decided any more. */
  readonly act: ToldStep | null;
  /** Something to learn from: poor, harmful or critical, or a task that was not all right. */
  readonly wanting: boolean;
}

/** A value, named where it has a name of its own. */
export interface Shown {
  readonly type: 'boolean' | 'integer' | 'choice';
  readonly value: number;
  readonly named: string | null;
}

/** A run told afterwards: the moves that were decisions or tasks, and those that changed something to be seen. */
export function toldRun(model: Model, run: LocalRun, words: ScenarioWords): ToldStep[] {
  const debrief = debriefOf(
    model,
    beginningOf(run),
    run.steps.map(({ move }) => move),
  );
  return (debrief?.steps ?? []).map((step, at) => toldStep(model, step, at, run, words));
}

/** The steps as stages, each up to the next thing that was done. */
export function stagesOf(steps: readonly ToldStep[]): ToldStage[] {
  const stages: ToldStage[] = [];
  let scenes: ToldStep[] = [];
  for (const step of steps) {
    if (step.way.kind === 'next') {
      scenes.push(step);
      continue;
    }
    stages.push({ at: step.at, scenes, act: step, wanting: isWanting(step) });
    scenes = [];
  }
  const [first] = scenes;
  return first ? [...stages, { at: first.at, scenes, act: null, wanting: false }] : stages;
}

function isWanting({ way, task }: ToldStep): boolean {
  return (
    way.critical !== '' ||
    way.ratings.some(({ rating }) => rating === 'poor' || rating === 'harmful') ||
    (task?.parts.some(({ right }) => !right) ?? false)
  );
}

/** What would have come of another choice at a step; null where that cannot be told. */
export function toldWhatIf(model: Model, run: LocalRun, at: number, choice: string): WhatIf | null {
  const moves = run.steps.map(({ move }) => move);
  return whatIf(model, beginningOf(run), moves, at, { kind: 'choose', choice });
}

/** Moves of a what-if as steps of a run that goes on from there: those before the change took the time they took. */
export function stepsOf(model: Model, run: LocalRun, at: number, moves: readonly Move[], now: Date): LocalStep[] {
  const copied = { ...run, steps: moves.map((move) => ({ node: '', move, seconds: 0, at: now.toISOString() })) };
  const nodes = debriefOf(model, beginningOf(run), moves)?.steps.map(({ node }) => node) ?? [];
  return copied.steps.map((step, index) => {
    const old = index < at ? run.steps[index] : undefined;
    return old ?? { ...step, node: nodes[index] ?? '' };
  });
}

function toldStep(model: Model, step: DebriefStep, at: number, run: LocalRun, words: ScenarioWords): ToldStep {
  const node = seenNode(model, step.node);
  const way = toldWay(model, step.way, words);
  return {
    at,
    text: words.text(node?.text),
    speaker: words.role(node?.speaker),
    way,
    seconds: run.steps[at]?.seconds ?? 0,
    again: step.way.ratings.length > 0 && step.way.ratings.every(({ counted }) => !counted),
    changed: step.changed.map(({ variable, from, to }) => ({
      name: words.variable(variable),
      from: shown(words, variable, from),
      to: shown(words, variable, to),
    })),
    others: step.others.map((other) => toldWay(model, other, words)),
    task: toldTask(model, node, run.steps[at]?.move, words),
  };
}

function toldTask(
  { document }: Model,
  node: ReturnType<typeof seenNode>,
  move: Move | undefined,
  words: ScenarioWords,
): ToldTask | null {
  if (node?.kind !== 'task' || move?.kind !== 'respond') return null;
  const { task } = node;
  const right = new Set(gradeTask(task, move.response).rightIds);
  const parts =
    task.kind === 'ordering'
      ? task.items.map(({ id, text }) => ({ id, text }))
      : (task.kind === 'report' ? task.lines : task.regions).map(({ id, label }) => ({ id, text: label }));
  const picture = task.kind === 'markPicture' && document.media.find(({ id }) => id === task.picture);
  return {
    kind: task.kind,
    parts: parts.map(({ id, text }) => ({ text: words.text(text), right: right.has(id) })),
    marked:
      picture && move.response.kind === 'markPicture'
        ? {
            file: picture.file,
            alt: words.text(picture.alt),
            areas: task.regions.map(({ id, area }) => ({ ...frameOf(area), right: right.has(id) })),
            marks: move.response.marks,
          }
        : null,
  };
}

type Area = Extract<NodeOf<'task'>['task'], { kind: 'markPicture' }>['regions'][number]['area'];

function frameOf(area: Area): Omit<ToldArea, 'right'> {
  if (area.shape === 'box') return { x: area.x, y: area.y, width: area.width, height: area.height, round: false };
  const { x, y, r } = area;
  return { x: x - r, y: y - r, width: 2 * r, height: 2 * r, round: true };
}

function shown(words: ScenarioWords, variable: string, value: number): Shown {
  return { type: words.typeOf(variable), value, named: words.chosenValue(variable, value) };
}

function toldWay(model: Model, way: DebriefWay, words: ScenarioWords): ToldWay {
  const { document } = model;
  const written = wayAt(document, way.pointer);
  const cites = written.cites ?? [];
  const rules = new Set(document.trainingCard?.rules.map(({ id }) => id));
  return {
    id: way.id,
    kind: way.kind,
    text: way.kind === 'choice' ? words.text(written.text) : '',
    ratings: way.ratings.map(({ rating, objective }) => ({ rating, objective: words.objective(objective) })),
    critical: way.critical === null ? '' : words.text(written.critical?.explanation),
    feedback: words.text(written.feedback?.text),
    rules: cites.filter((id) => rules.has(id)),
    sources: document.sources.filter(({ id }) => cites.includes(id)).map(({ text }) => words.text(text)),
  };
}
