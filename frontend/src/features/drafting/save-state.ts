import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon, type IconName } from '@peacewright/ui';
import { ProblemTextPipe } from '../../app';
import type { SaveState } from './draft-session';

const icons: Readonly<Record<SaveState, IconName>> = {
  saved: 'check',
  unsaved: 'edit',
  saving: 'refresh',
  offline: 'offline',
  refused: 'error',
  stale: 'warning',
};

/** Whether the server has what was typed, in words. Troubles announce themselves, but for two texts: the panel that shows both says so. */
@Component({
  selector: 'pw-save-state',
  imports: [Icon, ProblemTextPipe, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pw-icon [name]="icon()" />
    <span [attr.role]="trouble() ? 'alert' : null">
      {{ 'drafting.save.' + state() | transloco }}
      @if (state() === 'refused') {
        {{ problem() | problemText }}
      }
    </span>
  `,
  host: { '[attr.data-save]': 'state()' },
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: var(--pw-s1);
      color: var(--pw-ink-quiet);
      font-size: var(--pw-text-small);
    }
    :host([data-save='offline']),
    :host([data-save='stale']) {
      color: var(--pw-due-ink);
      font-weight: 600;
    }
    :host([data-save='refused']) {
      color: var(--pw-overdue-ink);
      font-weight: 600;
    }
  `,
})
export class SaveStateLine {
  readonly state = input.required<SaveState>();
  readonly problem = input<unknown>();
  protected readonly icon = computed(() => icons[this.state()]);
  protected readonly trouble = computed(() => ['offline', 'refused'].includes(this.state()));
}
