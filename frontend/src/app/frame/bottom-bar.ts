import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '@peacewright/ui';
import type { Place } from '../places';

/** A phone's bottom bar holds four places; more go behind a fifth. */
const IN_BAR = 4;

/** The places of a person under the page, on phones. */
@Component({
  // The host is the landmark itself.
  selector: 'nav[pwBottomBar]',
  imports: [Icon, RouterLink, RouterLinkActive, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './bottom-bar.html',
  styleUrl: './bottom-bar.scss',
})
export class BottomBar {
  readonly places = input.required<readonly Place[]>();
  protected readonly inBar = computed(() =>
    this.places().length > IN_BAR + 1 ? this.places().slice(0, IN_BAR) : this.places(),
  );
  protected readonly behindMore = computed(() => this.places().slice(this.inBar().length));
}
