import {
  booleanAttribute,
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  COMPARISONS,
  conditionOf,
  sourceOfCondition,
  type Comparison,
  type ConditionGroup,
  type ConditionLine,
} from '@peacewright/scenario-engine/editing';
import { Icon } from '@peacewright/ui';
import { StudioStore } from '../edition/studio-store';
import { UNCHANGED } from '../edition/unchanged';
import { ProblemWords } from '../panel/problem-words';
import { entryName } from '../names';
import { askedOf, ELAPSED, firstValue, type Constant } from './values';
import { ValueInput } from './value-input';

let numbered = 0;

/** When something holds, in lines that are filled in; as code for those who want it. Gives the whole condition. */
@Component({
  selector: 'pw-condition',
  imports: [Icon, MatButton, ProblemWords, TranslocoPipe, ValueInput],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './condition-form.html',
  styleUrls: ['../../../drafting/form.scss', './parts.scss'],
})
export class ConditionForm {
  /** Undefined: always. */
  readonly source = input.required<string | undefined>();
  readonly label = input.required<string>();
  /** It may not be left out. */
  readonly needed = input(false, { transform: booleanAttribute });
  /** Answers whether it was taken. */
  readonly accept = input.required<(source: string | undefined) => boolean>();
  protected readonly store = inject(StudioStore);
  protected readonly name = `condition-${String(++numbered)}`;
  protected readonly comparisons = COMPARISONS;
  protected readonly condition = computed((): ConditionGroup | null => {
    const source = this.source();
    return source === undefined ? { join: 'all', lines: [], groups: [] } : conditionOf(source);
  });
  protected readonly asCode = linkedSignal<ConditionGroup | null, boolean>({
    source: this.condition,
    computation: (condition, before) => condition === null || before?.value === true,
  });
  protected readonly refused = signal(false);
  /** Lines with the group that they stand in; those outside of groups first. */
  protected readonly groups = computed(() => {
    const condition = this.condition();
    return condition === null
      ? []
      : [{ at: -1, lines: condition.lines }, ...condition.groups.map(({ lines }, at) => ({ at, lines }))];
  });
  protected readonly asked = computed(() => {
    const document = this.store.document();
    if (!document) return [];
    return [
      ...document.variables.map(({ id }) => ({ id, name: entryName(document, 'variables', id) })),
      { id: ELAPSED.id, name: '' },
    ];
  }, UNCHANGED);
  /** The variables themselves: words that are typed elsewhere leave them as they are. */
  readonly #variables = computed(() => this.store.document()?.variables ?? []);

  protected typeOf(id: string) {
    return askedOf({ variables: this.#variables() }, id) ?? ELAPSED;
  }

  protected operators(id: string): readonly Comparison[] {
    const { type } = this.typeOf(id);
    return type === 'integer' ? COMPARISONS : type === 'choice' ? ['==', '!='] : ['=='];
  }

  protected add(group: number): void {
    const document = this.store.document();
    if (!document) return;
    const first = document.variables[0] ?? ELAPSED;
    const line: ConditionLine = { kind: 'compare', variable: first.id, op: '==', value: firstValue(document, first) };
    this.#change(group, (lines) => [...lines, line]);
  }

  protected addGroup(): void {
    const [condition, document] = [this.condition(), this.store.document()];
    if (!condition || !document) return;
    const first = document.variables[0] ?? ELAPSED;
    const line: ConditionLine = { kind: 'compare', variable: first.id, op: '==', value: firstValue(document, first) };
    this.#give({ ...condition, groups: [...condition.groups, { lines: [line, line] }] });
  }

  protected remove(group: number, at: number): void {
    this.#change(group, (lines) => lines.filter((_, index) => index !== at));
  }

  protected join(event: Event): void {
    const condition = this.condition();
    const join = (event.target as HTMLSelectElement).value === 'any' ? 'any' : 'all';
    if (condition) this.#give({ ...condition, join });
  }

  /** What a line asks about: `=name` a variable, `visited` or `not visited` a node. */
  protected ask(group: number, at: number, event: Event): void {
    const [document, wanted] = [this.store.document(), (event.target as HTMLSelectElement).value];
    if (!document) return;
    if (wanted.startsWith('=')) {
      const asked = askedOf(document, wanted.slice(1)) ?? ELAPSED;
      this.#put(group, at, { kind: 'compare', variable: asked.id, op: '==', value: firstValue(document, asked) });
    } else this.#put(group, at, { kind: 'visited', node: document.start, not: wanted === 'not visited' });
  }

  protected compare(group: number, at: number, line: ConditionLine, event: Event): void {
    const op = COMPARISONS.find((one) => one === (event.target as HTMLSelectElement).value);
    if (line.kind === 'compare' && op) this.#put(group, at, { ...line, op });
  }

  protected value(group: number, at: number, line: ConditionLine, value: Constant): void {
    if (line.kind === 'compare') this.#put(group, at, { ...line, value });
  }

  protected visit(group: number, at: number, line: ConditionLine, event: Event): void {
    if (line.kind === 'visited') this.#put(group, at, { ...line, node: (event.target as HTMLSelectElement).value });
  }

  protected code(event: Event): void {
    const source = (event.target as HTMLTextAreaElement).value.trim();
    this.refused.set(!this.accept()(source === '' && !this.needed() ? undefined : source));
  }

  #put(group: number, at: number, line: ConditionLine): void {
    this.#change(group, (lines) => lines.map((one, index) => (index === at ? line : one)));
  }

  #change(group: number, change: (lines: readonly ConditionLine[]) => readonly ConditionLine[]): void {
    const condition = this.condition();
    if (!condition) return;
    if (group < 0) this.#give({ ...condition, lines: change(condition.lines) });
    else
      this.#give({
        ...condition,
        groups: condition.groups.map((one, index) => (index === group ? { lines: change(one.lines) } : one)),
      });
  }

  #give(condition: ConditionGroup): void {
    const source = sourceOfCondition(condition);
    if (source === '' && this.needed()) return;
    this.refused.set(!this.accept()(source === '' ? undefined : source));
  }
}
