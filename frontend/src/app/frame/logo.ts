import { ChangeDetectionStrategy, Component } from '@angular/core';

/** The product's mark: two pieces held by a dovetail, the joint a wright makes. Decorative beside the name. */
@Component({
  selector: 'pw-logo',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path class="first" d="M5 4h8.5v7.5l7-3v15l-7-3V28H5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1z" />
      <path class="second" d="M15.5 4H27a1 1 0 0 1 1 1v22a1 1 0 0 1-1 1H15.5v-5l6.5 2.8V6.2L15.5 9z" />
    </svg>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      inline-size: 1.75rem;
      block-size: 1.75rem;
    }
    .first {
      fill: var(--pw-action);
    }
    .second {
      fill: var(--pw-mark-second);
    }
  `,
})
export class Logo {}
