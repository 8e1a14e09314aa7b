import { ChangeDetectionStrategy, Component } from '@angular/core';
import { Icon } from '../icon/icon';

/** The way to the page above, before its heading: `<a pwBack routerLink="…">Name of the page above</a>`. */
@Component({
  selector: 'a[pwBack]',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<pw-icon name="arrow-back" /><span><ng-content /></span>`,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: var(--pw-s2);
      justify-self: start;
      min-block-size: 44px;
      max-inline-size: 100%;
      overflow-wrap: anywhere;
      text-decoration: none;
    }
    :host(:hover) {
      text-decoration: underline;
    }
    @media print {
      :host {
        display: none;
      }
    }
  `,
})
export class WayBack {}
