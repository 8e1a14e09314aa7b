import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Texts } from '../../../../app';
import { StudioStore } from '../edition/studio-store';
import { entryName, nodeName } from '../names';

/** Figures of the whole scenario: how long it is, what chance alone would pass, and what each objective can come to. */
@Component({
  selector: 'pw-figures',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (figures(); as shown) {
      <dl>
        @for (one of shown.lines; track one.key) {
          <div>
            <dt>{{ 'studio.figures.' + one.key | transloco }}</dt>
            <dd class="pw-numbers">{{ one.value }}</dd>
          </div>
        }
      </dl>
      @if (shown.endings.length > 0) {
        <h3>{{ 'studio.figures.endings' | transloco }}</h3>
        <dl>
          @for (one of shown.endings; track one.id) {
            <div>
              <dt>{{ one.name }} · {{ 'scenarios.grade.' + one.grade | transloco }}</dt>
              <dd class="pw-numbers">{{ one.chance }}</dd>
            </div>
          }
        </dl>
      }
      @if (shown.objectives.length > 0) {
        <h3>{{ 'studio.figures.objectives' | transloco }}</h3>
        <dl>
          @for (one of shown.objectives; track one.id) {
            <div>
              <dt>{{ one.name }}</dt>
              <dd class="pw-numbers">{{ one.range }}</dd>
            </div>
          }
        </dl>
      }
      <p class="pw-small pw-quiet">{{ 'studio.figures.hint' | transloco }}</p>
    } @else {
      <p class="pw-quiet">{{ 'studio.figures.none' | transloco }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--pw-s3);
    }
    h3 {
      font-size: var(--pw-text-small);
    }
    dl {
      display: grid;
      gap: var(--pw-s1);
      margin: 0;
    }
    dl div {
      display: flex;
      justify-content: space-between;
      gap: var(--pw-s3);
      overflow-wrap: anywhere;
    }
    dd {
      margin: 0;
      text-align: end;
      white-space: nowrap;
    }
  `,
})
export class FiguresView {
  readonly #store = inject(StudioStore);
  readonly #texts = inject(Texts);
  protected readonly figures = computed(() => {
    const proof = this.#store.proofs.last();
    if (!proof?.figures) return null;
    const { decisions, minutes, random, objectives, endings } = proof.figures;
    const { document } = proof;
    const number = new Intl.NumberFormat(this.#texts.language(), { maximumFractionDigits: 1 });
    const percent = new Intl.NumberFormat(this.#texts.language(), { style: 'percent', maximumFractionDigits: 1 });
    const span = (from: number | undefined, to: number | null | undefined): string =>
      from === undefined
        ? '–'
        : `${number.format(from)} – ${to === null || to === undefined ? '∞' : number.format(to)}`;
    return {
      lines: [
        { key: 'nodes', value: number.format(document.nodes.length) },
        { key: 'explored', value: number.format(proof.explored) },
        { key: 'decisions', value: span(decisions?.shortest, decisions?.longest) },
        { key: 'expectedDecisions', value: random.decisions === null ? '–' : number.format(random.decisions) },
        { key: 'minutes', value: span(minutes?.shortest, minutes?.longest) },
        { key: 'passes', value: percent.format(random.passes) },
      ],
      endings: endings.flatMap((index) => {
        const node = document.nodes[index];
        if (node?.kind !== 'outcome') return [];
        const name = nodeName(document, node) || node.id;
        return [{ id: node.id, name, grade: node.grade, chance: percent.format(random.endings.get(index) ?? 0) }];
      }),
      objectives: (objectives ?? []).map(({ objective, lowest, highest }) => ({
        id: objective,
        name: entryName(document, 'objectives', objective),
        range: lowest && highest ? `${percent.format(shareOf(lowest))} – ${percent.format(shareOf(highest))}` : '–',
      })),
    };
  });
}

function shareOf({ good, rated }: { readonly good: number; readonly rated: number }): number {
  return rated === 0 ? 0 : good / rated;
}
