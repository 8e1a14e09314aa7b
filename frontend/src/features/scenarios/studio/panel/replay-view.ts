import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { partedPath, replay, type Model, type Move, type PathStep } from '@peacewright/scenario-engine';
import { Messages } from '@peacewright/ui';
import { Texts } from '../../../../app';
import { nodeName, shortened } from '../names';
import { slotValues } from './slot-values';

/** A path of moves, shown step by step: where it stands, what was done there, and what every variable is. */
@Component({
  selector: 'pw-replay',
  imports: [MatButton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (now(); as shown) {
      <section [attr.aria-label]="'studio.replay.heading' | transloco">
        <p class="pw-small pw-quiet">{{ 'studio.replay.step' | transloco: { n: at() + 1, of: steps().length } }}</p>
        @if (shown.move) {
          <p class="move">
            {{ 'studio.replay.moves.' + shown.move.kind | transloco: { choice: shown.choice } }}
          </p>
        } @else if (shown.preset) {
          <p class="move">{{ 'studio.replay.preset' | transloco: { name: shown.preset } }}</p>
        }
        <p>
          <button type="button" class="node" (click)="go.emit(shown.node)">
            {{ shown.name || ('studio.proof.unnamed' | transloco) }}
          </button>
        </p>
        <p class="text" dir="auto">{{ shown.text }}</p>
        @if (shown.values.length > 0) {
          <dl>
            @for (value of shown.values; track value.id) {
              <div [class.changed]="value.changed">
                <dt>{{ value.name || ('studioForms.condition.elapsed' | transloco) }}</dt>
                <dd class="pw-numbers">
                  {{ value.shown }}
                  @if (value.changed) {
                    <span class="pw-small">{{ 'studio.replay.before' | transloco: { value: value.before } }}</span>
                  }
                </dd>
              </div>
            }
          </dl>
        }
        <div class="pw-row">
          <button matButton="outlined" type="button" [disabled]="at() === 0" (click)="step(-1)">
            {{ 'studio.replay.back' | transloco }}
          </button>
          <button matButton="outlined" type="button" [disabled]="at() === steps().length - 1" (click)="step(1)">
            {{ 'studio.replay.next' | transloco }}
          </button>
        </div>
      </section>
    }
  `,
  styles: `
    section {
      display: grid;
      gap: var(--pw-s2);
      padding: var(--pw-s3);
      border-inline-start: 3px solid var(--pw-action);
      background: var(--pw-surface-sunken);
    }
    .move {
      font-weight: 600;
    }
    .node {
      padding: 0;
      border: 0;
      background: none;
      color: var(--pw-action);
      text-align: start;
      text-decoration: underline;
      cursor: pointer;
    }
    .text {
      white-space: pre-line;
    }
    dl {
      display: grid;
      gap: 2px;
      margin: 0;
    }
    dl div {
      display: flex;
      justify-content: space-between;
      gap: var(--pw-s3);
    }
    dd {
      margin: 0;
    }
    .changed {
      font-weight: 600;
    }
  `,
})
export class ReplayView {
  readonly model = input.required<Model>();
  readonly path = input.required<readonly PathStep[]>();
  readonly go = output<string>();
  /** Nodes, and ways as the graph names them, up to the step that is shown. */
  readonly shown = output<ReadonlySet<string>>();
  readonly #texts = inject(Texts);
  readonly #messages = inject(Messages);
  protected readonly steps = computed(() => {
    const { beginning, moves } = partedPath(this.path());
    const { document } = this.model();
    const preset = document.presets.find(({ id }) => id === beginning.preset);
    const { steps } = replay(this.model(), beginning, moves);
    return steps.map((step, index) => ({ ...step, preset: index === 0 && preset ? document.texts[preset.name] : '' }));
  });
  /** From the beginning whenever another path is given. */
  protected readonly at = linkedSignal<unknown, number>({ source: this.steps, computation: () => 0 });
  protected readonly now = computed(() => {
    const [model, steps, at] = [this.model(), this.steps(), this.at()];
    const step = steps[at];
    if (!step) return null;
    const { document } = model;
    const node = document.nodes.find(({ id }) => id === step.state.node);
    return {
      node: step.state.node,
      name: node ? nodeName(document, node) : '',
      text: node && 'text' in node ? (document.texts[node.text] ?? '') : '',
      preset: step.preset,
      move: step.move,
      choice: choiceText(model, step.move),
      values: slotValues(model, step.state, steps[at - 1]?.state, (key) => this.#texts.text(key)),
    };
  });

  constructor() {
    effect(() => {
      const { nodes } = this.model();
      const steps = this.steps().slice(0, this.at() + 1);
      const ways = steps.flatMap(({ taken }) =>
        taken.map(({ node, kind, id }) => ({ node: nodes[node]?.id ?? '', kind, id })),
      );
      const keys = ways.map(({ node, kind, id }) => [node, kind, id].filter((part) => part !== '').join(' '));
      this.shown.emit(new Set([...ways.map(({ node }) => node), ...steps.map(({ state }) => state.node), ...keys]));
    });
  }

  protected step(by: number): void {
    this.at.update((at) => at + by);
    this.#messages.announce(this.now()?.name ?? '');
  }
}

function choiceText({ document }: Model, move: Move | null): string {
  if (move?.kind !== 'choose') return '';
  for (const node of document.nodes) {
    const choice = node.kind === 'decision' ? node.choices.find(({ id }) => id === move.choice) : undefined;
    if (choice) return shortened(document.texts[choice.text] ?? '');
  }
  return '';
}
