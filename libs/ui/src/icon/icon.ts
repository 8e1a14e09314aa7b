import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { icons, type IconName } from './icons';

/**
 * A drawing beside words, hidden from screen readers: the words carry the meaning. A button that shows
 * only an icon needs an `aria-label` of its own. Give `name` for a shared icon, or `path` (data for a
 * viewBox of `0 -960 960 960`) for one that only your feature uses.
 */
@Component({
  selector: 'pw-icon',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<svg viewBox="0 -960 960 960" aria-hidden="true" focusable="false" [class.turns]="turns()">
    <path [attr.d]="data()" />
  </svg>`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      inline-size: 1.25em;
      block-size: 1.25em;
    }
    svg {
      inline-size: 100%;
      block-size: 100%;
      fill: currentColor;
    }
    :host-context([dir='rtl']) svg.turns {
      transform: scaleX(-1);
    }
  `,
})
export class Icon {
  readonly name = input<IconName>();
  readonly path = input<string>();
  /** Arrows point the other way where reading runs from right to left. */
  protected readonly turns = computed(() => /^(arrow|chevron|collapse|expand|sign-out)/.test(this.name() ?? ''));
  protected readonly data = computed(() => {
    const name = this.name();
    return this.path() ?? (name === undefined ? '' : icons[name]);
  });
}
