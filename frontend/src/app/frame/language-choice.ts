import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon, Messages } from '@peacewright/ui';
import { ProblemTexts } from '../http/problem-texts';
import { Session } from '../session/session';
import { languages, type Language } from '../texts/languages';
import { Texts } from '../texts/texts';

/** The interface's language, each named in itself; changes every open screen at once. */
@Component({
  selector: 'pw-language-choice',
  imports: [Icon, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label>
      <pw-icon name="language" />
      <span class="pw-sr-only">{{ 'frame.language' | transloco }}</span>
      <span class="code" aria-hidden="true">{{ texts.language() }}</span>
      <select [value]="texts.language()" (change)="choose($event)" [attr.aria-busy]="busy()">
        @for (language of languages; track language.code) {
          <option [value]="language.code" [lang]="language.code" [selected]="language.code === texts.language()">
            {{ language.name }}
          </option>
        }
      </select>
    </label>
  `,
  styles: `
    label {
      position: relative;
      display: inline-flex;
      align-items: center;
      gap: var(--pw-s1);
      color: var(--pw-ink-quiet);
    }
    select {
      min-block-size: 40px;
      padding-inline: var(--pw-s1);
      border: 1px solid transparent;
      border-radius: var(--pw-corner);
      background: transparent;
      color: var(--pw-ink);
      cursor: pointer;
    }
    select:hover {
      background: var(--pw-surface-hover);
    }
    .code {
      display: none;
    }
    /* Where room is scarce the title needs it more: the two letters stand for the name, which the list shows. */
    @media (max-width: 599px) {
      label {
        min-block-size: 44px;
        padding-inline: var(--pw-s2);
        border-radius: var(--pw-corner);
      }
      label:focus-within:has(:focus-visible) {
        outline: 3px solid var(--pw-focus);
      }
      .code {
        display: inline;
        color: var(--pw-ink);
        font-size: var(--pw-text-small);
        font-weight: 600;
        text-transform: uppercase;
      }
      select {
        position: absolute;
        inset: 0;
        inline-size: 100%;
        block-size: 100%;
        opacity: 0;
      }
    }
    option {
      background: var(--pw-surface-raised);
      color: var(--pw-ink);
    }
  `,
})
export class LanguageChoice {
  protected readonly texts = inject(Texts);
  readonly #session = inject(Session);
  readonly #messages = inject(Messages);
  readonly #problems = inject(ProblemTexts);
  protected readonly languages = languages;
  protected readonly busy = signal(false);

  protected async choose(event: Event): Promise<void> {
    const language = (event.target as HTMLSelectElement).value as Language;
    this.busy.set(true);
    try {
      // The server first: what it words itself is asked for again as soon as the interface has changed.
      if (this.#session.signedIn()) await this.#session.rememberLanguage(language);
    } catch (error) {
      this.#messages.say(this.#problems.sentence(error));
    }
    try {
      await this.texts.choose(language);
    } catch (error) {
      this.#messages.say(this.#problems.sentence(error));
    } finally {
      this.busy.set(false);
    }
  }
}
