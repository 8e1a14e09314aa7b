import {
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon, Messages, MessagesOutlet } from '@peacewright/ui';
import { filter, pairwise } from 'rxjs';
import { ProblemTexts } from '../http/problem-texts';
import { Instance } from '../instance/instance';
import { places } from '../places';
import { Session } from '../session/session';
import { Appearance, themes } from '../theme/appearance';
import { LanguageChoice } from './language-choice';
import { Logo } from './logo';
import { PageTitle } from './page-title';

const COLLAPSED = 'pw.rail';
/** A phone's bottom bar holds four places; more go behind a fifth. */
const IN_BAR = 4;

/** What stands around every screen: places, where one is, language, person, banner and messages. */
@Component({
  imports: [Icon, LanguageChoice, Logo, MessagesOutlet, RouterLink, RouterLinkActive, RouterOutlet, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './frame.html',
  styleUrl: './frame.scss',
  host: { '[class.collapsed]': 'collapsed()', '[class.placeless]': 'here().length === 0' },
})
export class Frame {
  readonly #session = inject(Session);
  readonly #messages = inject(Messages);
  readonly #problems = inject(ProblemTexts);
  protected readonly main = viewChild.required<ElementRef<HTMLElement>>('main');
  protected readonly instance = inject(Instance);
  protected readonly pageTitle = inject(PageTitle);
  protected readonly appearance = inject(Appearance);

  protected readonly account = this.#session.account;
  protected readonly roles = this.#session.roles;
  protected readonly here = computed(() => places.filter(({ abilities }) => this.#session.may(...abilities)));
  protected readonly inBar = computed(() =>
    this.here().length > IN_BAR + 1 ? this.here().slice(0, IN_BAR) : this.here(),
  );
  protected readonly behindMore = computed(() => this.here().slice(this.inBar().length));
  protected readonly themes = themes;
  protected readonly collapsed = signal(localStorage.getItem(COLLAPSED) === 'collapsed');
  protected readonly initials = computed(() => initialsOf(this.account()?.displayName ?? ''));

  constructor() {
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

  protected toggleRail(): void {
    this.collapsed.update((collapsed) => !collapsed);
    localStorage.setItem(COLLAPSED, this.collapsed() ? 'collapsed' : 'open');
  }

  protected skip(event: Event): void {
    event.preventDefault();
    this.main().nativeElement.focus();
  }

  protected async signOut(): Promise<void> {
    try {
      await this.#session.signOut();
    } catch (error) {
      this.#messages.say(this.#problems.sentence(error));
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

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : ''];
  return `${first.slice(0, 1)}${last.slice(0, 1)}`.toLocaleUpperCase();
}
