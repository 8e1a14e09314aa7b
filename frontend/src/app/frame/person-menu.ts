import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon, Messages } from '@peacewright/ui';
import { ProblemTexts } from '../http/problem-texts';
import { Session } from '../session/session';
import { Texts } from '../texts/texts';
import { Appearance, themes } from '../theme/appearance';

/** Who is signed in and as what; colours, own account and the way out. */
@Component({
  selector: 'pw-person-menu',
  imports: [Icon, RouterLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './person-menu.html',
  styleUrl: './person-menu.scss',
})
export class PersonMenu {
  readonly #session = inject(Session);
  readonly #messages = inject(Messages);
  readonly #problems = inject(ProblemTexts);
  protected readonly appearance = inject(Appearance);

  protected readonly account = this.#session.account;
  protected readonly language = inject(Texts).language;
  protected readonly roles = this.#session.roles;
  protected readonly themes = themes;
  /** Made when it is first about to be opened: most screens come and go without it. */
  protected readonly wanted = signal(false);
  protected readonly initials = computed(() => initialsOf(this.account()?.displayName ?? ''));

  protected async signOut(): Promise<void> {
    try {
      await this.#session.signOut();
    } catch (error) {
      this.#messages.say(this.#problems.sentence(error));
    }
  }
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : ''];
  return `${first.slice(0, 1)}${last.slice(0, 1)}`.toLocaleUpperCase();
}
