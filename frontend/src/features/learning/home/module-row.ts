import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { HomeModuleDto } from '@peacewright/api-client';
import { DatePipe, DaysLeft, Icon, StateChip, type DataState } from '@peacewright/ui';

/** One module of the learner's list: name, where it stands, and by when. */
@Component({
  selector: 'pw-module-row',
  imports: [DatePipe, DaysLeft, Icon, RouterLink, StateChip, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <a [routerLink]="['/learning', module().moduleEditionId]">
      <span class="words">
        <span class="title" [attr.lang]="module().language" dir="auto">{{ module().title }}</span>
        <span class="pw-quiet pw-small">
          {{ module().code }}
          @if (!module().required) {
            · {{ 'learning.home.offered' | transloco }}
          }
          @if (module().doneOn; as day) {
            · {{ 'learning.home.doneOn' | transloco }} {{ day | pwDate }}
          } @else if (module().dueOn; as day) {
            · {{ 'learning.home.dueOn' | transloco }} {{ day | pwDate }} ·
            <pw-days-left [days]="module().daysLeft ?? 0" />
          }
        </span>
      </span>
      <pw-state [state]="state()" [label]="label() | transloco: { done: steps().done, total: steps().total }" />
      <pw-icon name="chevron-right" />
    </a>
  `,
  styles: `
    a {
      display: flex;
      align-items: center;
      gap: var(--pw-s3);
      min-block-size: 64px;
      padding-block: var(--pw-s2);
      border-block-end: 1px solid var(--pw-line);
      color: inherit;
      text-decoration: none;
    }
    a:hover {
      background: var(--pw-surface-hover);
      color: inherit;
    }
    .words {
      flex: 1;
      display: grid;
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    .title {
      font-weight: 550;
    }
    pw-state {
      flex: none;
    }
    pw-icon {
      color: var(--pw-ink-quiet);
    }
  `,
})
export class ModuleRow {
  readonly module = input.required<HomeModuleDto>();
  protected readonly steps = computed(() => {
    const { lessons, lessonsDone, tests, testsPassed, attended } = this.module();
    return { done: (attended ? lessons : lessonsDone) + testsPassed, total: lessons + tests };
  });
  protected readonly state = computed((): DataState => {
    const { state, overdue, daysLeft } = this.module();
    if (state === 'DONE') return 'met';
    if (overdue) return 'overdue';
    if (state === 'IN_PROGRESS') return 'partly';
    return daysLeft === null ? 'na' : 'due';
  });
  protected readonly label = computed(() => {
    const { state, overdue } = this.module();
    if (state === 'DONE') return 'learning.state.done';
    if (overdue) return 'learning.state.overdue';
    return state === 'IN_PROGRESS' ? 'learning.state.steps' : 'learning.state.open';
  });
}
