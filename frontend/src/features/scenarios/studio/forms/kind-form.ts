import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ScenarioNode } from '@peacewright/scenario-engine';
import { ofOtherKind, type OtherKind } from '@peacewright/scenario-engine/editing';
import { Confirm, OpensByArrows } from '@peacewright/ui';
import { Texts } from '../../../../app';
import { NODE_KINDS } from '../edition/node-kinds';
import { StudioStore } from '../edition/studio-store';
import { shortened } from '../names';

/** What kind a node is. Another one keeps what fits it; what does not is told before it is lost. */
@Component({
  selector: 'pw-kind-form',
  imports: [OpensByArrows, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label>
      <span>{{ 'studioActs.kind.label' | transloco }}</span>
      <select pwOpensByArrows [disabled]="!store.editable()" (change)="change($event)">
        @for (kind of kinds; track kind) {
          <option [value]="kind" [selected]="node().kind === kind">{{ 'studio.kinds.' + kind | transloco }}</option>
        }
      </select>
    </label>
  `,
  styleUrl: '../../../drafting/form.scss',
})
export class KindForm {
  readonly node = input.required<ScenarioNode>();
  readonly #confirm = inject(Confirm);
  readonly #texts = inject(Texts);
  protected readonly store = inject(StudioStore);
  protected readonly kinds = NODE_KINDS;

  protected async change(event: Event): Promise<void> {
    const field = event.target as HTMLSelectElement;
    const [kind, document, node] = [NODE_KINDS.find((one) => one === field.value), this.store.document(), this.node()];
    if (!kind || !document) return;
    const other = ofOtherKind(document, node, kind, this.store.newId);
    const lost = this.#lost(other);
    const what = new Intl.ListFormat(this.#texts.language()).format(lost);
    const agreed =
      lost.length === 0 ||
      (await this.#confirm.ask({
        heading: this.#texts.text('studioActs.kind.heading', { kind: this.#texts.text(`studio.kinds.${kind}`) }),
        body: this.#texts.text('studioActs.kind.lost', { what }),
        verb: this.#texts.text('studioActs.kind.verb'),
      }));
    // Meanwhile the node stood still: the question was over it.
    if (!agreed || !this.store.run({ kind: 'node', node: other.node })) field.value = node.kind;
  }

  #lost({ losses, words }: OtherKind): string[] {
    return [
      ...Object.entries(losses).map(([what, n]) => this.#texts.text(`studioActs.kind.losses.${what}`, { n })),
      ...words.map((text) => this.#texts.text('studioActs.acts.name', { name: shortened(text) })),
    ];
  }
}
