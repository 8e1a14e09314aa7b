import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { StateChip, type DataState } from '@peacewright/ui';
import type { EditionState } from '@peacewright/api-client';

const shades: Readonly<Record<EditionState, DataState>> = {
  DRAFT: 'na',
  IN_REVIEW: 'due',
  APPROVED: 'partly',
  PUBLISHED: 'met',
  SUPERSEDED: 'na',
  RETIRED: 'na',
};

/** An edition's state as shape, word and colour. */
@Component({
  selector: 'pw-edition-chip',
  imports: [StateChip, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<pw-state [state]="shade()" [label]="'drafting.states.' + state() | transloco" />`,
})
export class EditionChip {
  readonly state = input.required<EditionState>();
  protected readonly shade = computed(() => shades[this.state()]);
}
