import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { NodeOf, RatedWay, ScenarioChoice, ScenarioNode } from '@peacewright/scenario-engine';
import {
  blankChoice,
  blankRatedWay,
  blankWay,
  RESULTS,
  samePlace,
  withWays,
  type WayPlace,
  type WrittenWay,
} from '@peacewright/scenario-engine/editing';
import { StudioStore } from '../edition/studio-store';
import { UNCHANGED } from '../edition/unchanged';
import { entryName } from '../names';
import { ConditionForm } from './condition-form';
import { KindForm } from './kind-form';
import { PartActs } from './part-acts';
import { rearranged } from './rearranged';
import { TaskForm } from './task-form';
import { WayForm } from './way-form';
import { WordsField } from './words-field';

const CHANNELS = ['narration', 'faceToFace', 'radio', 'telephone', 'message', 'reportForm', 'feed'] as const;
const GRADES = ['achieved', 'partlyAchieved', 'notAchieved'] as const;

type Seen = Exclude<ScenarioNode, NodeOf<'branch' | 'chance'>>;
type Timed = NodeOf<'decision' | 'task'>;

/** Everything about one node, whatever its kind. */
@Component({
  selector: 'pw-node-form',
  imports: [ConditionForm, KindForm, MatButton, PartActs, TaskForm, TranslocoPipe, WayForm, WordsField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './node-form.html',
  styleUrls: ['../../../drafting/form.scss', './parts.scss'],
})
export class NodeForm {
  readonly node = input.required<ScenarioNode>();
  /** The author wants to see the story from here. */
  readonly playFrom = output<string>();
  protected readonly store = inject(StudioStore);
  protected readonly channels = CHANNELS;
  protected readonly grades = GRADES;
  protected readonly results = RESULTS;
  protected readonly isStart = computed(() => this.store.document()?.start === this.node().id);
  protected readonly seen = computed((): Seen | null => {
    const node = this.node();
    return node.kind === 'branch' || node.kind === 'chance' ? null : node;
  });
  protected readonly timed = computed((): Timed | null => {
    const node = this.node();
    return node.kind === 'decision' || node.kind === 'task' ? node : null;
  });
  /** Groups that other nodes stand in already. */
  protected readonly groups = computed(
    () => [...new Set((this.store.document()?.nodes ?? []).flatMap(({ group }) => group ?? []))],
    UNCHANGED,
  );
  protected readonly roles = computed(() => this.#named('roles'), UNCHANGED);
  protected readonly facts = computed(() => this.#named('facts'), UNCHANGED);
  protected readonly media = computed(() => {
    const document = this.store.document();
    return (document?.media ?? []).map(({ id, alt }) => ({ id, name: document?.texts[alt] || id }));
  }, UNCHANGED);

  /** Takes the node in another form; what a field shows is put back where it is refused. */
  protected put(node: ScenarioNode, event?: Event, before = ''): boolean {
    const taken = this.store.run({ kind: 'node', node });
    if (!taken && event) (event.target as HTMLInputElement).value = before;
    return taken;
  }

  /** Names the group that the node stands in; an empty name takes it out. */
  protected group(event: Event): void {
    const { group, ...node } = this.node();
    const name = (event.target as HTMLInputElement).value.trim();
    this.put(name === '' ? node : { ...node, group: name }, event, group ?? '');
  }

  protected label(event: Event): void {
    this.put({ ...this.node(), label: (event.target as HTMLInputElement).value.trim() }, event, this.node().label);
  }

  protected begin(): void {
    this.store.run({ kind: 'frame', change: { start: this.node().id } });
  }

  protected channel(event: Event): void {
    const [node, channel] = [this.seen(), CHANNELS.find((one) => one === valueOf(event))];
    if (node && channel) this.put({ ...node, channel });
  }

  protected person(member: 'speaker' | 'role', event: Event): void {
    const node = this.seen();
    if (!node) return;
    const { [member]: _before, ...rest } = node;
    const id = valueOf(event);
    this.put(id === '' ? rest : { ...rest, [member]: id });
  }

  protected toggle(list: 'gives' | 'media', id: string): void {
    const node = this.seen();
    if (!node) return;
    const ids = node[list];
    this.put({ ...node, [list]: ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id] });
  }

  protected alternate(event: Event): void {
    const node = this.seen();
    if (!node) return;
    const { alternate: _before, ...rest } = node;
    const target = valueOf(event);
    const warning = node.alternate?.warning ?? `${node.id}.warning`;
    this.put(target === '' ? rest : { ...rest, alternate: { warning, target } }, event, node.alternate?.target ?? '');
  }

  protected limit(event: Event): void {
    const node = this.timed();
    if (!node) return;
    const seconds = (event.target as HTMLInputElement).valueAsNumber;
    const { limit: _limit, ...rest } = node;
    if (Number.isNaN(seconds)) {
      const { timeout: _timeout, ...without } = rest;
      this.put(without);
      return;
    }
    const timed = { ...rest, limit: { seconds }, timeout: node.timeout ?? blankRatedWay() };
    this.put(timed, event, String(node.limit?.seconds ?? ''));
  }

  /** What happens without an answer in time, for a limit that came without it. */
  protected addTimeout(node: Timed): void {
    this.put({ ...node, timeout: blankRatedWay() });
  }

  protected grade(event: Event): void {
    const [node, grade] = [this.node(), GRADES.find((one) => one === valueOf(event))];
    if (node.kind === 'outcome' && grade) this.put({ ...node, grade });
  }

  readonly #wayAccepters = new Map<string, (way: WrittenWay | RatedWay) => boolean>();
  readonly #whenAccepters = new Map<string, (when: string | undefined) => boolean>();

  /** Takes a way in another form. The same function for the same place: fields are not made anew at every stroke. */
  protected accepting(place: WayPlace): (way: WrittenWay | RatedWay) => boolean {
    return kept(
      this.#wayAccepters,
      `${place.kind} ${'id' in place ? place.id : ''}`,
      () => (next) => this.put(withWays(this.#now(), (way, at) => (samePlace(at, place) ? (next as typeof way) : way))),
    );
  }

  /** Takes the condition of a choice or case in another form. */
  protected acceptingWhen(id: string): (when: string | undefined) => boolean {
    return kept(this.#whenAccepters, id, () => (when) => {
      const node = this.#now();
      const change = <P extends { readonly id: string; when?: string | undefined }>(part: P): P => {
        if (part.id !== id) return part;
        const { when: _when, ...rest } = part;
        return (when === undefined ? rest : { ...rest, when }) as P;
      };
      if (node.kind === 'decision') return this.put({ ...node, choices: node.choices.map(change) });
      return node.kind === 'branch' && this.put({ ...node, cases: node.cases.map(change) });
    });
  }

  /** The node as the document has it, which may be newer than what is shown. */
  #now(): ScenarioNode {
    return this.store.node(this.node().id) ?? this.node();
  }

  protected addChoice(node: NodeOf<'decision'>): void {
    this.put({ ...node, choices: [...node.choices, blankChoice(this.store.newId('c'))] });
  }

  protected choice(node: NodeOf<'decision'>, changed: ScenarioChoice): boolean {
    return this.put({ ...node, choices: node.choices.map((one) => (one.id === changed.id ? changed : one)) });
  }

  protected otherwise(node: NodeOf<'decision'>, choice: ScenarioChoice, event: Event): void {
    this.choice(node, {
      ...choice,
      otherwise:
        valueOf(event) === 'unavailable'
          ? { shown: 'unavailable', reason: `${choice.id}.reason` }
          : { shown: 'hidden' },
    });
  }

  protected need(node: NodeOf<'decision'>, choice: ScenarioChoice, fact: string): void {
    const { needs } = choice;
    const next = needs.includes(fact) ? needs.filter((one) => one !== fact) : [...needs, fact];
    this.choice(node, { ...choice, needs: next });
  }

  protected addCase(node: NodeOf<'branch'>): void {
    this.put({ ...node, cases: [...node.cases, { id: this.store.newId('k'), when: 'true', ...blankWay() }] });
  }

  protected addDrawn(node: NodeOf<'chance'>): void {
    this.put({ ...node, outcomes: [...node.outcomes, { id: this.store.newId('d'), weight: 1, ...blankWay() }] });
  }

  protected weigh(node: NodeOf<'chance'>, id: string, event: Event): void {
    const weight = (event.target as HTMLInputElement).valueAsNumber;
    const before = node.outcomes.find((one) => one.id === id)?.weight ?? 1;
    const outcomes = node.outcomes.map((one) => (one.id === id ? { ...one, weight } : one));
    this.put({ ...node, outcomes }, event, String(before));
  }

  /** Moves a part by `by` places, or takes it out where `by` is zero. */
  protected rearrange(id: string, by: number): void {
    const node = this.node();
    if (node.kind === 'decision') this.put({ ...node, choices: rearranged(node.choices, id, by) });
    else if (node.kind === 'branch') this.put({ ...node, cases: rearranged(node.cases, id, by) });
    else if (node.kind === 'chance') this.put({ ...node, outcomes: rearranged(node.outcomes, id, by) });
  }

  #named(list: 'roles' | 'facts') {
    const document = this.store.document();
    return (document?.[list] ?? []).map(({ id }) => ({ id, name: document ? entryName(document, list, id) : id }));
  }
}

function kept<F>(among: Map<string, F>, key: string, make: () => F): F {
  const known = among.get(key) ?? make();
  among.set(key, known);
  return known;
}

function valueOf(event: Event): string {
  return (event.target as HTMLSelectElement).value;
}
