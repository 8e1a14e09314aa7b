import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  arrivedAt,
  compileScenario,
  moveMeant,
  resultOf,
  sceneOf,
  start,
  step,
  toldAtOnce,
  type Model,
  type RunState,
} from '@peacewright/scenario-engine';
import { Texts } from '../../../../app';
import { ScenarioWords } from '../../play/scenario-words';
import { Scene, type SceneMove } from '../../play/scene';
import { StudioStore } from '../edition/studio-store';
import { nodeName } from '../names';
import { slotValues, type SlotValue } from './slot-values';

interface Played {
  readonly model: Model;
  readonly states: readonly [RunState, ...RunState[]];
  /** What the last choice says at once. */
  readonly feedback: string;
}

/** The story as learners see it, from any node and with any state; every variable can be looked at and changed. */
@Component({
  selector: 'pw-play-panel',
  imports: [MatButton, Scene, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './play-panel.html',
  styleUrls: ['../../../drafting/form.scss', './play-panel.scss'],
})
export class PlayPanel {
  /** The node to begin at. */
  readonly from = input.required<string>();
  readonly go = output<string>();
  protected readonly store = inject(StudioStore);
  readonly #texts = inject(Texts);
  /** The document's meaning as it was when this was begun: a story does not change under who plays it. */
  protected readonly played = linkedSignal<string, Played | null>({
    source: this.from,
    computation: (from) => this.#begun(from),
  });
  protected readonly state = computed(() => this.played()?.states.at(-1));
  protected readonly values = computed((): readonly SlotValue[] => {
    const played = this.played();
    const state = this.state();
    if (!played || !state) return [];
    return slotValues(played.model, state, played.states.at(-2), (key) => this.#texts.text(key));
  });
  readonly #words = computed(() => {
    const played = this.played();
    return played && new ScenarioWords(played.model.document, this.#texts.language());
  });
  /** The one scene, told apart by its step: coming to the same place again is another scene. */
  protected readonly scenes = computed(() => {
    const [played, state, words] = [this.played(), this.state(), this.#words()];
    const scene = played && state && words ? sceneOf(played.model, state, words) : null;
    return played && words && scene ? [{ at: played.states.length, scene, language: words.language }] : [];
  });
  protected readonly here = computed(() => {
    const [played, state] = [this.played(), this.state()];
    const node = played?.model.document.nodes.find(({ id }) => id === state?.node);
    return played && node ? { id: node.id, kind: node.kind, name: nodeName(played.model.document, node) } : null;
  });
  /** What it came to, at an ending. */
  protected readonly ending = computed(() => {
    const [played, state, words] = [this.played(), this.state(), this.#words()];
    const result = played && state ? resultOf(played.model, state) : null;
    const node = played?.model.document.nodes.find(({ id }) => id === result?.outcome);
    if (!result || !words || node?.kind !== 'outcome') return null;
    return { ...result, text: words.text(node.text), debrief: words.text(node.debrief), language: words.language };
  });

  protected take(sent: SceneMove): void {
    const [played, state, words] = [this.played(), this.state(), this.#words()];
    const move = played && state ? moveMeant(played.model, state, sent) : null;
    const stepped = played && state && move ? step(played.model, state, move) : undefined;
    if (!played || !words || !stepped?.ok) return;
    const feedback = toldAtOnce(played.model, stepped.taken, words);
    this.played.set({ ...played, states: [...played.states, stepped.state], feedback });
  }

  protected back(): void {
    this.played.update((played) => {
      if (!played || played.states.length < 2) return played;
      const [first, ...rest] = played.states;
      return { ...played, states: [first, ...rest.slice(0, -1)], feedback: '' };
    });
  }

  protected again(): void {
    this.played.set(this.#begun(this.from()));
  }

  /** Puts a value in place of the one that the story has come to. */
  protected change(value: SlotValue, event: Event): void {
    const field = event.target as HTMLInputElement;
    const wanted = value.type === 'boolean' ? Number(field.checked) : Number(field.value);
    if (!Number.isInteger(wanted) || wanted < value.lo || wanted > value.hi) {
      field.value = String(value.value);
      return;
    }
    this.played.update((played) => {
      const state = played?.states.at(-1);
      if (!played || !state) return played;
      const changed = { ...state, values: state.values.map((one, slot) => (slot === value.slot ? wanted : one)) };
      const [first, ...rest] = played.states;
      return { ...played, states: rest.length === 0 ? [changed] : [first, ...rest.slice(0, -1), changed] };
    });
  }

  #begun(from: string): Played | null {
    const document = this.store.session()?.current();
    const compiled = document && compileScenario(document);
    if (!compiled?.ok) return null;
    const { model } = compiled;
    const started = start(model, { seed: 1 });
    if (!started.ok) return null;
    const state =
      from === model.document.start ? started.state : arrivedAt(model, untouched(model, started.state), from);
    return { model, states: [state], feedback: '' };
  }
}

/** The values of the beginning, before anything was met. */
function untouched(model: Model, state: RunState): RunState {
  return { ...state, values: model.beginnings[0]?.values ?? state.values, facts: [], minutes: 0, drawn: 0 };
}
