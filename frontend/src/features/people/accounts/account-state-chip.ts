import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AccountState } from '@peacewright/api-client';
import { StateChip, type DataState } from '@peacewright/ui';

const shown: Readonly<Record<AccountState, DataState>> = { ACTIVE: 'met', INVITED: 'due', CLOSED: 'na' };

/** Whether an account waits for its owner, is in use, or closed. */
@Component({
  selector: 'pw-account-state',
  imports: [StateChip, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<pw-state [state]="look()" [label]="'people.state.' + state() | transloco" />`,
})
export class AccountStateChip {
  readonly state = input.required<AccountState>();
  protected readonly look = computed(() => shown[this.state()]);
}
