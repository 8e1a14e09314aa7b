import { HttpClient } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon, Messages } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { ProblemTexts, Texts } from '../../app';

const formats = ['XLSX', 'CSV', 'PDF'] as const;
type Format = (typeof formats)[number];

/** More than one may stand on a page. */
let menus = 0;

/** Saves a table as a file. */
@Component({
  selector: 'pw-export-menu',
  imports: [Icon, MatButton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button #opener matButton="outlined" type="button" [attr.popovertarget]="id" [disabled]="making()">
      <pw-icon name="download" /> {{ (making() ? 'exportMenu.making' : 'exportMenu.menu') | transloco }}
    </button>
    <div #menu [id]="id" class="pw-popover" popover (toggle)="place()">
      @for (format of formats; track format) {
        <button type="button" (click)="save(format)">{{ 'exportMenu.' + format | transloco }}</button>
      }
      @if (note(); as text) {
        <p>{{ text }}</p>
      }
    </div>
  `,
  styles: `
    .pw-popover {
      position: fixed;
      inset: auto;
      min-inline-size: 240px;
    }
    .pw-popover button {
      display: block;
      inline-size: 100%;
      min-block-size: 44px;
      padding-inline: var(--pw-s3);
      border: 0;
      border-radius: var(--pw-corner-small);
      background: none;
      text-align: start;
      cursor: pointer;
    }
    .pw-popover button:hover {
      background: var(--pw-surface-hover);
    }
    p {
      padding: var(--pw-s2) var(--pw-s3);
      color: var(--pw-ink-quiet);
      font-size: var(--pw-text-small);
    }
  `,
})
export class ExportMenu {
  readonly #http = inject(HttpClient);
  readonly #messages = inject(Messages);
  readonly #problems = inject(ProblemTexts);
  readonly #texts = inject(Texts);
  readonly #document = inject(DOCUMENT);
  private readonly menu = viewChild.required<ElementRef<HTMLElement>>('menu');
  private readonly opener = viewChild.required<unknown, ElementRef<HTMLElement>>('opener', { read: ElementRef });
  /** The route that makes the file. */
  readonly url = input.required<string>();
  /** What to send beside format and language; what is empty is left out. */
  readonly wish = input.required<object>();
  /** A word about what the file holds. */
  readonly note = input<string | null>(null);
  protected readonly id = `export-formats-${(menus += 1)}`;
  protected readonly formats = formats;
  protected readonly making = signal(false);

  /** Under the button, kept inside the window. */
  protected place(): void {
    const [menu, opener] = [this.menu().nativeElement, this.opener().nativeElement.getBoundingClientRect()];
    const width = this.#document.documentElement.clientWidth;
    menu.style.insetBlockStart = `${opener.bottom + 4}px`;
    menu.style.left = `${Math.max(8, Math.min(opener.left, width - menu.offsetWidth - 8))}px`;
  }

  protected async save(format: Format): Promise<void> {
    this.menu().nativeElement.hidePopover();
    this.making.set(true);
    try {
      const wish = Object.fromEntries(Object.entries(this.wish()).filter(([, value]) => value !== ''));
      const answer = await firstValueFrom(
        this.#http.post(
          this.url(),
          { format, language: this.#texts.language(), ...wish },
          { observe: 'response', responseType: 'blob' },
        ),
      );
      const name =
        /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ??
        `export.${format.toLowerCase()}`;
      if (answer.body) this.#hand(answer.body, name);
      this.#messages.say(this.#texts.text('exportMenu.saved', { name }));
    } catch (error) {
      this.#messages.say(this.#problems.sentence(error));
    } finally {
      this.making.set(false);
    }
  }

  #hand(file: Blob, name: string): void {
    const url = URL.createObjectURL(file);
    const link = this.#document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    URL.revokeObjectURL(url);
  }
}
