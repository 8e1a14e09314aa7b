import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RatedWay, ScenarioNode } from '@peacewright/scenario-engine';
import { blankNode, type WrittenWay } from '@peacewright/scenario-engine/editing';
import { OpensByArrows } from '@peacewright/ui';
import { NODE_KINDS } from '../edition/node-kinds';
import { StudioStore } from '../edition/studio-store';
import { UNCHANGED } from '../edition/unchanged';
import { entryName } from '../names';
import { EffectsForm } from './effects-form';
import { WordsField } from './words-field';

const RATINGS = ['good', 'acceptable', 'poor', 'harmful'] as const;

/** One arrow: where it leads, what it changes, and how it is rated where it can be. */
@Component({
  selector: 'pw-way',
  imports: [EffectsForm, MatButton, OpensByArrows, TranslocoPipe, WordsField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './way-form.html',
  styleUrls: ['../../../drafting/form.scss', './parts.scss'],
})
export class WayForm {
  readonly way = input.required<WrittenWay | RatedWay>();
  /** What the arrow is called. */
  readonly label = input.required<string>();
  /** Beginning of the ids of its own texts. */
  readonly base = input.required<string>();
  /** The node that it leaves: new ones are put after it. */
  readonly from = input.required<string>();
  /** Answers whether it was taken. */
  readonly accept = input.required<(way: WrittenWay | RatedWay) => boolean>();
  protected readonly store = inject(StudioStore);
  protected readonly ratings = RATINGS;
  protected readonly kinds = NODE_KINDS;
  protected readonly rated = computed((): RatedWay | null => {
    const way = this.way();
    return 'ratings' in way ? way : null;
  });
  protected readonly objectives = computed(() => {
    const [document, rated] = [this.store.document(), this.rated()];
    return (document?.objectives ?? []).map(({ id, code }) => ({
      id,
      name: [code, document ? entryName(document, 'objectives', id) : id].filter((part) => part !== '').join(' '),
      rating: rated?.ratings.find(({ objective }) => objective === id),
    }));
  }, UNCHANGED);
  protected readonly rules = computed(() => {
    const document = this.store.document();
    if (!document) return [];
    return [
      ...(document.trainingCard?.rules ?? []).map(({ id, number, text }) => ({
        id,
        name: `${number} ${document.texts[text] ?? ''}`.trim(),
      })),
      ...document.sources.map(({ id }) => ({ id, name: entryName(document, 'sources', id) })),
    ];
  }, UNCHANGED);

  /** Leads it to a node, to none, or to a new one that is made for it. */
  protected lead(event: Event): void {
    const field = event.target as HTMLSelectElement;
    const [what, kind] = field.value.split(':');
    const before = this.way().target ?? '';
    if (kind === undefined) {
      if (!this.accept()({ ...this.way(), target: field.value === '' ? null : field.value })) field.value = before;
      return;
    }
    const wanted = NODE_KINDS.find((one) => one === kind);
    const node: ScenarioNode | undefined = what === 'new' && wanted ? blankNode(wanted, this.store.newId) : undefined;
    if (!node) return;
    this.store.together(() => {
      if (this.store.run({ kind: 'addNodes', nodes: [node], after: this.from() }))
        this.accept()({ ...this.way(), target: node.id });
    });
  }

  protected minutes(event: Event): void {
    const field = event.target as HTMLInputElement;
    if (!this.accept()({ ...this.way(), minutes: field.valueAsNumber })) field.value = String(this.way().minutes);
  }

  protected readonly acceptEffects = (effects: WrittenWay['effects']): boolean =>
    this.accept()({ ...this.way(), effects });

  protected rate(objective: string, event: Event): void {
    const rated = this.rated();
    if (!rated) return;
    const rating = RATINGS.find((one) => one === (event.target as HTMLSelectElement).value);
    const weight = rated.ratings.find((one) => one.objective === objective)?.weight ?? 1;
    const others = rated.ratings.filter((one) => one.objective !== objective);
    this.accept()({ ...rated, ratings: rating ? [...others, { objective, rating, weight }] : others });
  }

  protected weigh(objective: string, event: Event): void {
    const rated = this.rated();
    const field = event.target as HTMLInputElement;
    const weight = field.valueAsNumber;
    const before = rated?.ratings.find((one) => one.objective === objective)?.weight ?? 1;
    const ratings = rated?.ratings.map((one) => (one.objective === objective ? { ...one, weight } : one));
    if (!rated || !ratings || !this.accept()({ ...rated, ratings })) field.value = String(before);
  }

  protected fail(event: Event): void {
    const rated = this.rated();
    if (!rated) return;
    const objective = (event.target as HTMLSelectElement).value;
    const { critical: _critical, ...rest } = rated;
    const explanation = rated.critical?.explanation ?? `${this.base()}.explanation`;
    this.accept()(objective === '' ? rest : { ...rest, critical: { objective, explanation } });
  }

  /** Words for a critical fail that came without any. */
  protected explain(): void {
    const rated = this.rated();
    if (!rated?.critical) return;
    this.accept()({ ...rated, critical: { ...rated.critical, explanation: `${this.base()}.explanation` } });
  }

  protected feedBack(event: Event): void {
    const rated = this.rated();
    if (!rated) return;
    const shown = (event.target as HTMLSelectElement).value;
    const { feedback: _feedback, ...rest } = rated;
    const text = rated.feedback?.text ?? `${this.base()}.feedback`;
    this.accept()(shown === 'atOnce' || shown === 'debrief' ? { ...rest, feedback: { text, shown } } : rest);
  }

  protected cite(id: string): void {
    const rated = this.rated();
    if (!rated) return;
    const cites = rated.cites.includes(id) ? rated.cites.filter((one) => one !== id) : [...rated.cites, id];
    this.accept()({ ...rated, cites });
  }
}
