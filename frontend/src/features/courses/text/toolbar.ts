import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '@peacewright/ui';
import { courseIcons } from '../icons';
import { iconOf, textCommands, type TextCommand } from './commands';
import type { Snapshot } from './snapshot';

/** The bar of acts over a text: one stop of the Tab key, arrows go along it. */
@Component({
  selector: 'pw-text-toolbar',
  imports: [Icon, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (entry of entries(); track entry.command.name; let index = $index) {
      @if (entry.first && index > 0) {
        <span class="gap" aria-hidden="true"></span>
      }
      <button
        type="button"
        [attr.tabindex]="index === place() ? 0 : -1"
        [attr.aria-pressed]="entry.command.active ? snapshot().active.has(entry.command.active) : null"
        [attr.aria-disabled]="disabled(entry.command) || null"
        [attr.aria-label]="'coursesEditor.commands.' + entry.command.name | transloco"
        [attr.title]="
          ('coursesEditor.commands.' + entry.command.name | transloco) +
          (entry.command.shortcut ? ' · ' + entry.command.shortcut : '')
        "
        [attr.aria-keyshortcuts]="keys(entry.command)"
        (mousedown)="$event.preventDefault()"
        (focus)="place.set(index)"
        (click)="choose(entry.command)"
      >
        <pw-icon [path]="entry.icon" />
      </button>
    }
    <span class="gap" aria-hidden="true"></span>
    <button
      type="button"
      [attr.tabindex]="place() === entries().length ? 0 : -1"
      [attr.aria-label]="'coursesEditor.text.shortcuts' | transloco"
      [attr.title]="'coursesEditor.text.shortcuts' | transloco"
      (focus)="place.set(entries().length)"
      (click)="help.emit()"
    >
      <pw-icon [path]="keyboard" />
    </button>
  `,
  host: {
    role: 'toolbar',
    '(keydown)': 'go($event)',
  },
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 2px;
      padding: var(--pw-s1);
    }
    button {
      display: inline-grid;
      place-items: center;
      inline-size: 36px;
      block-size: 36px;
      padding: 0;
      border: 0;
      border-radius: var(--pw-corner-small);
      background: none;
      color: var(--pw-ink);
      cursor: pointer;
    }
    button:hover {
      background: var(--pw-surface-hover);
    }
    button[aria-pressed='true'] {
      background: var(--pw-action-soft);
      color: var(--pw-on-action-soft);
    }
    button[aria-disabled='true'] {
      color: var(--pw-ink-quiet);
      opacity: 0.55;
    }
    .gap {
      inline-size: 1px;
      margin: var(--pw-s1);
      background: var(--pw-line);
    }
    @media (pointer: coarse) {
      button {
        inline-size: 44px;
        block-size: 44px;
      }
    }
  `,
})
export class TextToolbar {
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly snapshot = input.required<Snapshot>();
  /** Names of commands that make no sense in this text. */
  readonly without = input<readonly string[]>([]);
  readonly act = output<TextCommand>();
  readonly help = output();
  /** The person wants to go back to the text. */
  readonly leave = output();
  protected readonly place = signal(0);
  protected readonly keyboard = courseIcons.keyboard;
  protected readonly entries = computed(() => {
    const shown = textCommands.filter(({ name }) => !this.without().includes(name));
    return shown.map((command, index) => ({
      command,
      icon: iconOf(command),
      first: shown[index - 1]?.group !== command.group,
    }));
  });

  focus(): void {
    this.#buttons()[this.place()]?.focus();
  }

  protected disabled(command: TextCommand): boolean {
    return (
      (command.name === 'undo' && !this.snapshot().mayUndo) || (command.name === 'redo' && !this.snapshot().mayRedo)
    );
  }

  protected keys(command: TextCommand): string | null {
    return command.shortcut?.replaceAll('Ctrl', 'Control') ?? null;
  }

  protected choose(command: TextCommand): void {
    if (!this.disabled(command)) this.act.emit(command);
  }

  protected go(event: KeyboardEvent): void {
    const buttons = this.#buttons();
    const forward = getComputedStyle(this.#host.nativeElement).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = forward === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight';
    const targets: Readonly<Record<string, number>> = {
      [forward]: (this.place() + 1) % buttons.length,
      [back]: (this.place() + buttons.length - 1) % buttons.length,
      Home: 0,
      End: buttons.length - 1,
    };
    if (event.key === 'Escape') this.leave.emit();
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    buttons[target]?.focus();
  }

  #buttons(): readonly HTMLButtonElement[] {
    return [...this.#host.nativeElement.querySelectorAll('button')];
  }
}
