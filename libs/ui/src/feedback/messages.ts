import { ChangeDetectionStrategy, Component, inject, Injectable, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '../icon/icon';

/** A short word about what was just done, in the interface's language; `action` is at most one, such as undo. */
export interface Message {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

const SHOWN_MS = 6_000;
const SHOWN_WITH_ACTION_MS = 12_000;

/** Says things in passing: `say` shows and speaks, `announce` only speaks. Errors belong in a problem panel. */
@Injectable({ providedIn: 'root' })
export class Messages {
  readonly #shown = signal<Message | undefined>(undefined);
  readonly #spoken = signal('');
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly shown = this.#shown.asReadonly();
  readonly spoken = this.#spoken.asReadonly();

  /** Shows `message` until it is dismissed, replaced or old; the text is announced politely. */
  say(message: Message | string): void {
    const full = typeof message === 'string' ? { text: message } : message;
    this.#shown.set(full);
    this.announce(full.text);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => {
        this.dismiss();
      },
      full.action === undefined ? SHOWN_MS : SHOWN_WITH_ACTION_MS,
    );
  }

  /** Speaks `text` to screen readers; the same text twice is spoken twice. */
  announce(text: string): void {
    // A trailing no-break space makes a repeated text a change, and is not spoken.
    this.#spoken.update((before) => (before === text ? `${text}\u00a0` : text));
  }

  dismiss(): void {
    clearTimeout(this.#timer);
    this.#shown.set(undefined);
  }
}

/** Where messages appear and are spoken. Exactly one stands in the application's frame. */
@Component({
  selector: 'pw-messages',
  imports: [Icon, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="pw-sr-only" aria-live="polite" aria-atomic="true">{{ messages.spoken() }}</div>
    @if (messages.shown(); as message) {
      <aside class="message" [attr.aria-label]="'ui.message' | transloco">
        <span>{{ message.text }}</span>
        @if (message.action; as action) {
          <button type="button" (click)="act(action.run)">{{ action.label }}</button>
        }
        <button type="button" class="close" [attr.aria-label]="'ui.dismiss' | transloco" (click)="messages.dismiss()">
          <pw-icon name="close" />
        </button>
      </aside>
    }
  `,
  styles: `
    .message {
      position: fixed;
      z-index: 30;
      inset-block-end: calc(var(--pw-s4) + var(--pw-bottom-bar, 0px));
      inset-inline: var(--pw-s4);
      display: flex;
      align-items: center;
      gap: var(--pw-s3);
      inline-size: fit-content;
      max-inline-size: min(560px, calc(100% - 2 * var(--pw-s4)));
      margin-inline: auto;
      padding: var(--pw-s2);
      padding-inline-start: var(--pw-s4);
      border-radius: var(--pw-corner);
      background: var(--pw-ink);
      color: var(--pw-page);
      box-shadow: var(--pw-shadow);
    }
    span {
      flex: 1;
    }
    button {
      display: inline-flex;
      align-items: center;
      min-block-size: 40px;
      padding-inline: var(--pw-s3);
      border: 0;
      border-radius: var(--pw-corner-small);
      background: none;
      color: inherit;
      font-weight: 600;
      text-decoration: underline;
      cursor: pointer;
    }
    .close {
      padding-inline: var(--pw-s2);
    }
  `,
})
export class MessagesOutlet {
  protected readonly messages = inject(Messages);

  protected act(run: () => void): void {
    this.messages.dismiss();
    run();
  }
}
