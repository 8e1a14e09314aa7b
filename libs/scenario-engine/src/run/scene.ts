import { assertNever } from '@peacewright/kernel';
import type { NodeOf, ScenarioDocument, ScenarioNode } from '../document/schema';
import { wayAt } from '../document/way-at';
import type { Model, Way } from '../model/model';
import { mixed } from './mixed';
import { offersAt } from './offers';
import { nodeOf, type RunState } from './step';

/** A scenario's words in one language. */
export interface Wording {
  readonly language: string;
  /** Empty where there is no such text. */
  text(id: string | undefined): string;
}

/** What a learner sees where a run stands: words, and tokens in the place of ids. No key, no rating, nothing that comes later. */
export interface SceneView {
  readonly kind: 'situation' | 'decision' | 'task';
  readonly channel: NodeOf<'situation'>['channel'];
  readonly text: string;
  readonly speaker: string;
  /** As whom the learner acts from here, where that changes. */
  readonly role: string;
  /** Of what the scene holds; null where it may be met at once. With one there is a way round. */
  readonly warning: string | null;
  readonly media: readonly SceneMedium[];
  readonly choices: readonly SceneChoice[];
  readonly task: SceneTask | null;
  /** Seconds that the author gives; null: no limit. */
  readonly limit: number | null;
}

export interface SceneMedium {
  readonly kind: 'image' | 'audio' | 'video';
  readonly file: string;
  readonly alt: string;
  readonly transcript: string;
}

export interface SceneChoice {
  readonly token: string;
  readonly text: string;
  readonly open: boolean;
  /** Why it is not open, where the author wants it seen. */
  readonly reason: string;
}

export type SceneTask =
  | {
      readonly kind: 'report';
      readonly lines: readonly {
        readonly token: string;
        readonly label: string;
        readonly kind: 'pick' | 'words' | 'filled';
        readonly options: readonly { readonly token: string; readonly text: string }[];
      }[];
    }
  | {
      readonly kind: 'ordering';
      /** In another order than the right one. */
      readonly items: readonly { readonly token: string; readonly text: string }[];
    }
  | { readonly kind: 'markPicture'; readonly picture: SceneMedium | null };

/** The scene where the run stands; null where it has ended. */
export function sceneOf(model: Model, state: RunState, words: Wording): SceneView | null {
  const { source } = nodeOf(model, state);
  if (source.kind === 'branch' || source.kind === 'chance' || source.kind === 'outcome') return null;
  const { document } = model;
  const role = (id: string | undefined): string => words.text(document.roles.find((entry) => entry.id === id)?.name);
  return {
    kind: source.kind,
    channel: source.channel,
    text: words.text(source.text),
    speaker: role(source.speaker),
    role: role(source.role),
    warning: source.alternate ? words.text(source.alternate.warning) : null,
    media: document.media.filter(({ id }) => source.media.includes(id)).map((entry) => medium(entry, words)),
    choices: choicesOf(model, state, source, words),
    task: source.kind === 'task' ? taskOf(source.task, document, state.seed, words) : null,
    limit: ('limit' in source ? source.limit?.seconds : undefined) ?? null,
  };
}

/** What the last move is told of at once; empty where nothing is, or it is kept for the debrief. `taken` is what that move took. */
export function toldAtOnce(model: Model, taken: readonly Way[], words: Wording): string {
  const [way] = taken;
  const feedback = way && wayAt(model.document, way.pointer).feedback;
  return feedback?.shown === 'atOnce' ? words.text(feedback.text) : '';
}

/** Place of a thing in its list, counted from 1: says nothing of what it stands for. */
export function tokenAt(index: number): string {
  return String(index + 1);
}

/** Ids of what is put in order, as it is shown: the same for the same run. */
export function shownOrder(task: Extract<NodeOf<'task'>['task'], { kind: 'ordering' }>, seed: number): string[] {
  return mixed(
    task.items.map(({ id }) => id),
    seed,
  );
}

function choicesOf(model: Model, state: RunState, source: ScenarioNode, words: Wording): SceneChoice[] {
  if (source.kind !== 'decision') return [];
  return offersAt(model, state).flatMap(({ way, open, reason }): SceneChoice[] => {
    const at = source.choices.findIndex(({ id }) => id === way.id);
    const choice = source.choices[at];
    return way.kind === 'choice' && choice
      ? [{ token: tokenAt(at), text: words.text(choice.text), open, reason: words.text(reason ?? undefined) }]
      : [];
  });
}

function taskOf(task: NodeOf<'task'>['task'], document: ScenarioDocument, seed: number, words: Wording): SceneTask {
  switch (task.kind) {
    case 'report':
      return {
        kind: 'report',
        lines: task.lines.map(({ label, answer }, index) => ({
          token: tokenAt(index),
          label: words.text(label),
          kind: answer.kind,
          options:
            answer.kind === 'pick'
              ? answer.options.map(({ text }, place) => ({ token: tokenAt(place), text: words.text(text) }))
              : [],
        })),
      };
    case 'ordering':
      return {
        kind: 'ordering',
        items: shownOrder(task, seed).map((id, index) => ({
          token: tokenAt(index),
          text: words.text(task.items.find((item) => item.id === id)?.text),
        })),
      };
    case 'markPicture': {
      const picture = document.media.find(({ id }) => id === task.picture);
      return { kind: 'markPicture', picture: picture ? medium(picture, words) : null };
    }
    default:
      return assertNever(task);
  }
}

function medium({ kind, file, alt, transcript }: ScenarioDocument['media'][number], words: Wording): SceneMedium {
  return { kind, file, alt: words.text(alt), transcript: words.text(transcript) };
}

/** A variable that learners see, and where it stands. */
export interface ShownValue {
  readonly id: string;
  readonly name: string;
  readonly type: 'boolean' | 'integer' | 'choice';
  readonly value: number;
  /** The value's own name, for those chosen from a list. */
  readonly named: string | null;
  readonly max: number;
  /** Share of its range, 0 to 100, for numbers. */
  readonly percent: number | null;
}

export function shownValues(model: Model, state: RunState, words: Wording): ShownValue[] {
  return model.slots.flatMap(({ id, kind, visible, lo, hi }, slot): ShownValue[] => {
    const variable = model.document.variables.find((entry) => entry.id === id);
    if (kind !== 'variable' || !visible || !variable) return [];
    const value = state.values[slot] ?? 0;
    const percent = variable.type === 'integer' && hi > lo ? Math.round((100 * (value - lo)) / (hi - lo)) : null;
    const named = variable.type === 'choice' ? words.text(variable.values[value]?.name) : null;
    return [{ id, name: words.text(variable.name), type: variable.type, value, named, max: hi, percent }];
  });
}
