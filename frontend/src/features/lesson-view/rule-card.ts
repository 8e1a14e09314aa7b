import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RuleCardDto } from '@peacewright/api-client';
import { Icon } from '@peacewright/ui';

/** A training card of rules, with the notice that a mission's own rules come from its command. */
@Component({
  selector: 'pw-rule-card',
  imports: [Icon, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="card" role="group" [attr.aria-label]="card().title">
      <div class="head">
        <p class="title">{{ card().title }}</p>
        <p class="notice"><pw-icon name="warning" />{{ 'lessonView.ruleNotice' | transloco }}</p>
      </div>
      <div class="body">
        @if (card().introduction) {
          <p>{{ card().introduction }}</p>
        }
        <ol>
          @for (rule of card().rules; track rule.id) {
            <li>
              <p class="rule">
                <span class="number">{{ rule.number }}</span> {{ rule.text }}
              </p>
              <dl>
                <div>
                  <dt>{{ 'lessonView.rule.condition' | transloco }}</dt>
                  <dd>{{ rule.condition }}</dd>
                </div>
                <div>
                  <dt>{{ 'lessonView.rule.authority' | transloco }}</dt>
                  <dd>{{ rule.authority }}</dd>
                </div>
                <div>
                  <dt>{{ 'lessonView.rule.permitted' | transloco }}</dt>
                  <dd>{{ rule.permitted }}</dd>
                </div>
                <div>
                  <dt>{{ 'lessonView.rule.report' | transloco }}</dt>
                  <dd>{{ rule.report }}</dd>
                </div>
              </dl>
            </li>
          }
        </ol>
      </div>
    </div>
  `,
  styles: `
    .card,
    .head,
    .body {
      display: grid;
      gap: var(--pw-s3);
    }
    .card {
      padding: var(--pw-s4);
      border: 2px solid var(--pw-line-strong);
      border-radius: var(--pw-corner);
      background: var(--pw-surface);
      font-size: var(--pw-text);
    }
    .title {
      font-size: var(--pw-text-h3);
      font-weight: 650;
    }
    .notice {
      display: flex;
      gap: var(--pw-s2);
      padding: var(--pw-s2) var(--pw-s3);
      border-radius: var(--pw-corner-small);
      background: var(--pw-due-soft);
      color: var(--pw-due-ink);
      font-size: 0.9375rem;
    }
    ol {
      display: grid;
      gap: var(--pw-s3);
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      padding-block-start: var(--pw-s3);
      border-block-start: 1px solid var(--pw-line);
    }
    .rule {
      font-weight: 600;
    }
    .number {
      display: inline-block;
      min-inline-size: 2ch;
      margin-inline-end: var(--pw-s1);
      font-variant-numeric: tabular-nums;
      color: var(--pw-action);
    }
    dl {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr));
      gap: var(--pw-s2) var(--pw-s4);
      margin-block-start: var(--pw-s2);
    }
    dt {
      font-size: var(--pw-text-small);
      color: var(--pw-ink-quiet);
    }
    /* Laid out as a table, the card repeats its title and the notice on each sheet that it runs over. */
    @media print {
      .card {
        display: table;
        inline-size: 100%;
      }
      .head {
        display: table-header-group;
        break-inside: avoid;
      }
      .body {
        display: table-row-group;
      }
      .notice,
      ol {
        margin-block: var(--pw-s3);
      }
      li {
        break-inside: avoid;
      }
    }
  `,
})
export class RuleCard {
  readonly card = input.required<RuleCardDto>();
}
