import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { DrawnReportDto } from '@peacewright/api-client';
import type { ScenarioDocument } from '@peacewright/scenario-engine';
import { Texts } from '../../../app';
import type { GraphBadge, GraphHeat } from '../graph/graph';
import { graphNodes } from '../graph/graph-nodes';
import { ScenarioGraph } from '../graph/scenario-graph';
import { reportBadges, reportHeat } from './report-figures';

/** What people of an offering did in a scenario, drawn on its graph: beside the tables, which say the same. */
@Component({
  selector: 'pw-report-graph',
  imports: [ScenarioGraph, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul class="pw-plain-list legend">
      <li>
        <span class="pw-numbers share">64{{ nbsp }}%</span>{{ 'teaching.report.legend.share' | transloco }}
      </li>
      <li>
        <span class="heat" aria-hidden="true"
          ><i data-level="0"></i><i data-level="1"></i><i data-level="2"></i><i data-level="3"></i
          ><i data-level="4"></i></span
        >{{ 'teaching.report.legend.met' | transloco }}
      </li>
      <li><span class="left">‖ 3</span>{{ 'teaching.report.legend.left' | transloco }}</li>
      <li><span class="critical">! 2</span>{{ 'teaching.report.legend.critical' | transloco }}</li>
    </ul>
    <pw-scenario-graph
      [attr.lang]="language()"
      [nodes]="nodes()"
      [label]="'teaching.report.onGraph' | transloco"
      [badges]="badges()"
      [heat]="heat()"
    />
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--pw-s3);
    }
    pw-scenario-graph {
      block-size: min(70vh, 640px);
    }
    .legend {
      display: flex;
      flex-wrap: wrap;
      gap: var(--pw-s2) var(--pw-s5);
      margin: 0;
      font-size: var(--pw-text-small);
    }
    .legend li {
      display: flex;
      align-items: center;
      gap: var(--pw-s2);
    }
    .heat {
      display: inline-flex;
      border: 1px solid var(--pw-line-strong);
      border-radius: var(--pw-corner-small);
      overflow: hidden;
    }
    .heat i {
      inline-size: 14px;
      block-size: 14px;
    }
    .heat [data-level='1'] {
      background: color-mix(in srgb, var(--pw-due-mark) 20%, var(--pw-surface));
    }
    .heat [data-level='2'] {
      background: color-mix(in srgb, var(--pw-due-mark) 40%, var(--pw-surface));
    }
    .heat [data-level='3'] {
      background: color-mix(in srgb, var(--pw-due-mark) 60%, var(--pw-surface));
    }
    .heat [data-level='4'] {
      background: color-mix(in srgb, var(--pw-due-mark) 80%, var(--pw-surface));
    }
    .share,
    .left,
    .critical {
      padding-inline: var(--pw-s2);
      border: 1px solid var(--pw-line-strong);
      border-radius: var(--pw-corner-small);
    }
    .left {
      border-color: var(--pw-due-ink);
      color: var(--pw-due-ink);
    }
    .critical {
      border-color: var(--pw-overdue-ink);
      color: var(--pw-overdue-ink);
    }
  `,
})
export class ReportGraph {
  readonly drawn = input.required<DrawnReportDto>();
  /** Runs that are reported of. */
  readonly runs = input.required<number>();
  readonly language = input.required<string>();
  readonly #texts = inject(Texts);
  protected readonly nbsp = '\u00a0';

  protected readonly nodes = computed(() =>
    graphNodes(this.drawn().document as unknown as ScenarioDocument, (key, params) =>
      this.#texts.text(`scenarioGraph.${key}`, params),
    ),
  );
  protected readonly badges = computed((): ReadonlyMap<string, readonly GraphBadge[]> =>
    reportBadges(this.drawn(), this.#say),
  );
  protected readonly heat = computed((): ReadonlyMap<string, GraphHeat> =>
    reportHeat(this.drawn(), this.runs(), this.#say),
  );

  readonly #say = (key: string, params: Record<string, string | number>): string =>
    this.#texts.text(`teaching.report.${key}`, params);
}
