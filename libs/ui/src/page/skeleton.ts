import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** Lines that stand in for text while it loads; a screen reader hears "Loading" once. */
@Component({
  selector: 'pw-skeleton',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span class="pw-sr-only" role="status">{{ 'ui.loading' | transloco }}</span>
    @for (line of rows(); track line) {
      <span class="line" aria-hidden="true"></span>
    }
  `,
  styles: `
    :host {
      position: relative;
      display: grid;
      gap: var(--pw-s3);
    }
    .line {
      block-size: 1em;
      border-radius: var(--pw-corner-small);
      background: linear-gradient(90deg, var(--pw-surface-sunken), var(--pw-line), var(--pw-surface-sunken));
      background-size: 200% 100%;
      animation: pass 1.6s linear infinite;
    }
    .line:nth-of-type(3n) {
      inline-size: 82%;
    }
    .line:last-of-type {
      inline-size: 56%;
    }
    @keyframes pass {
      from {
        background-position: 200% 0;
      }
      to {
        background-position: -200% 0;
      }
    }
  `,
})
export class Skeleton {
  readonly lines = input(3);
  protected readonly rows = computed(() => Array.from({ length: this.lines() }, (_, row) => row));
}
