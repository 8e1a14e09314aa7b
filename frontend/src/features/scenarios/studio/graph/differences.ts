import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Difference } from '@peacewright/scenario-engine/editing';
import { Texts } from '../../../../app';
import { changeWords } from '../../graph/compared';
import type { GraphNode } from '../../graph/graph';

/** Every difference between two editions as a line that leads to its place. */
@Component({
  selector: 'pw-differences',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2>{{ 'scenarioGraph.differences' | transloco: { n: lines().length + difference().parts.length } }}</h2>
    <ul class="pw-plain-list">
      @for (line of lines(); track line.id) {
        <li>
          <span class="sign" aria-hidden="true" [attr.data-change]="line.change">{{ line.sign }}</span>
          <button type="button" (click)="go.emit(line.id)">{{ line.name }}</button>
          <span class="pw-small pw-quiet">{{ line.words }}</span>
        </li>
      }
      @for (part of difference().parts; track part) {
        <li>
          <span class="sign" aria-hidden="true" data-change="changed">≠</span>
          <button type="button" (click)="goToPart.emit(part)">{{ 'studio.parts.' + part | transloco }}</button>
          <span class="pw-small pw-quiet">{{ 'scenarioGraph.differs.part' | transloco }}</span>
        </li>
      }
    </ul>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--pw-s2);
    }
    h2 {
      font-size: var(--pw-text-small);
    }
    ul {
      display: grid;
      gap: var(--pw-s1);
      max-block-size: 16rem;
      overflow-y: auto;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: var(--pw-s1) var(--pw-s2);
    }
    .sign {
      inline-size: 1.4em;
      border-radius: var(--pw-corner-small);
      font-weight: 700;
      text-align: center;
    }
    .sign[data-change='added'] {
      background: var(--pw-met-soft);
      color: var(--pw-met-ink);
    }
    .sign[data-change='removed'] {
      background: var(--pw-overdue-soft);
      color: var(--pw-overdue-ink);
    }
    .sign[data-change='changed'] {
      background: var(--pw-due-soft);
      color: var(--pw-due-ink);
    }
    button {
      min-block-size: 32px;
      padding: 0;
      border: 0;
      background: none;
      color: var(--pw-ink);
      text-align: start;
      text-decoration: underline;
      text-underline-offset: 3px;
      cursor: pointer;
    }
  `,
})
export class Differences {
  readonly difference = input.required<Difference>();
  /** The nodes of both editions. */
  readonly nodes = input.required<readonly GraphNode[]>();
  /** The node that a line speaks of. */
  readonly go = output<string>();
  /** The part beside the nodes that a line speaks of. */
  readonly goToPart = output<string>();
  readonly #texts = inject(Texts);
  protected readonly lines = computed(() => {
    const nodes = new Map(this.nodes().map((node) => [node.id, node]));
    return this.difference().nodes.flatMap(({ id, change, aspects }) => {
      const node = nodes.get(id);
      if (!node) return [];
      const words = changeWords(change, aspects, (key, params) => this.#texts.text(`scenarioGraph.${key}`, params));
      const sign = { added: '+', removed: '−', changed: '≠' }[change];
      return [{ id, change, sign, words, name: `${String(node.number)}. ${node.name}` }];
    });
  });
}
