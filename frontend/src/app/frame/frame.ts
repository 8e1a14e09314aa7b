import {
  afterNextRender,
  ApplicationRef,
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Messages, MessagesOutlet, painted } from '@peacewright/ui';
import { filter, pairwise } from 'rxjs';
import { Instance } from '../instance/instance';
import { placesOf } from '../places';
import { Session } from '../session/session';
import { BottomBar } from './bottom-bar';
import { LanguageChoice } from './language-choice';
import { Logo } from './logo';
import { PageTitle } from './page-title';
import { PersonMenu } from './person-menu';
import { Rail } from './rail';
import { screenIs } from './screen';
import { SearchOpener } from './search-opener';

const COLLAPSED = 'pw.rail';

/** What stands around every screen: places, where one is, language, person, banner and messages. */
@Component({
  imports: [
    BottomBar,
    LanguageChoice,
    Logo,
    MessagesOutlet,
    PersonMenu,
    Rail,
    RouterLink,
    RouterOutlet,
    SearchOpener,
    TranslocoPipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './frame.html',
  styleUrl: './frame.scss',
  host: { '[class.collapsed]': 'collapsed()', '[class.placeless]': 'here().length === 0' },
})
export class Frame {
  readonly #app = inject(ApplicationRef);
  readonly #session = inject(Session);
  readonly #messages = inject(Messages);
  protected readonly main = viewChild.required<ElementRef<HTMLElement>>('main');
  protected readonly instance = inject(Instance);
  protected readonly pageTitle = inject(PageTitle);

  protected readonly here = computed(() => placesOf(this.#session));
  /** Rail beside the page or bar under it: the one that is not seen is not made. */
  protected readonly wide = screenIs('(min-width: 840px)');
  /** The frame is painted before the page in it is made, and that before the bar, which lies over it. */
  protected readonly pageStands = signal(false);
  protected readonly barStands = signal(false);
  protected readonly collapsed = signal(localStorage.getItem(COLLAPSED) === 'collapsed');

  constructor() {
    // Drawn in tasks of their own: together they would keep a slow phone from answering for a good part of a second.
    afterNextRender(() => {
      void this.#drawParts();
    });
    const router = inject(Router);
    router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        pairwise(),
        takeUntilDestroyed(),
      )
      .subscribe(([before, after]) => {
        // A changed filter in the address is not another screen.
        if (path(before) !== path(after)) this.#arrive();
      });
  }

  protected fold(collapsed: boolean): void {
    this.collapsed.set(collapsed);
    localStorage.setItem(COLLAPSED, collapsed ? 'collapsed' : 'open');
  }

  protected skip(event: Event): void {
    event.preventDefault();
    this.main().nativeElement.focus();
  }

  async #drawParts(): Promise<void> {
    for (const part of [this.pageStands, this.barStands]) {
      await painted();
      part.set(true);
      this.#app.tick();
    }
  }

  /** As a page load would: the new place is named, and the keyboard starts at its top. */
  #arrive(): void {
    // The router tells the title's keeper of a navigation after everybody else.
    queueMicrotask(() => this.#messages.announce(this.pageTitle.full()));
    this.main().nativeElement.focus({ preventScroll: true });
  }
}

function path(event: NavigationEnd): string {
  return event.urlAfterRedirects.split(/[?#]/)[0] ?? '';
}
