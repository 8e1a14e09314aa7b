import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Icon } from '@peacewright/ui';
import { iconOf, textCommands, type TextCommand } from './commands';

/** Blocks to choose from while the person types their name; the keys stay with the text. */
@Component({
  selector: 'pw-slash-menu',
  imports: [Icon, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul role="listbox" id="slash-menu" [attr.aria-label]="'coursesEditor.text.insert' | transloco">
      @for (entry of found(); track entry.command.name; let index = $index) {
        <!-- The text keeps the focus and its keys; the pointer has its own way in. -->
        <li
          role="option"
          [id]="'slash-' + entry.command.name"
          [attr.aria-selected]="index === place()"
          (mousedown)="$event.preventDefault(); pick.emit(entry.command)"
        >
          <pw-icon [path]="entry.icon" />
          <span>{{ 'coursesEditor.commands.' + entry.command.name | transloco }}</span>
          <kbd>{{ entry.command.shortcut }}</kbd>
        </li>
      } @empty {
        <li class="none">{{ 'coursesEditor.text.noBlock' | transloco }}</li>
      }
    </ul>
  `,
  styles: `
    ul {
      inline-size: 17rem;
      max-block-size: 20rem;
      margin: 0;
      padding: var(--pw-s1);
      overflow-y: auto;
      list-style: none;
      border: 1px solid var(--pw-line);
      border-radius: var(--pw-corner);
      background: var(--pw-surface-raised);
      box-shadow: var(--pw-shadow);
      font-size: 0.9375rem;
    }
    li {
      display: flex;
      align-items: center;
      gap: var(--pw-s2);
      min-block-size: 36px;
      padding-inline: var(--pw-s2);
      border-radius: var(--pw-corner-small);
      cursor: pointer;
    }
    li[aria-selected='true'],
    li[role='option']:hover {
      background: var(--pw-action-soft);
      color: var(--pw-on-action-soft);
    }
    li span {
      flex: 1;
    }
    .none {
      color: var(--pw-ink-quiet);
    }
    kbd {
      font-family: var(--pw-font-mono);
      font-size: 0.75rem;
      color: var(--pw-ink-quiet);
    }
  `,
})
export class SlashMenuList {
  readonly #texts = inject(TranslocoService);
  readonly query = input.required<string>();
  readonly pick = output<TextCommand>();
  readonly #moved = signal({ query: '', place: 0 });
  protected readonly found = computed(() => {
    const query = this.query().toLowerCase();
    return textCommands
      .filter(
        ({ block, name }) =>
          block && this.#texts.translate(`coursesEditor.commands.${name}`).toLowerCase().includes(query),
      )
      .map((command) => ({ command, icon: iconOf(command) }));
  });
  readonly place = computed(() => (this.#moved().query === this.query() ? this.#moved().place : 0));
  /** Id of the option that is marked, for the text's `aria-activedescendant`. */
  readonly activeId = computed(() => {
    const entry = this.found()[this.place()];
    return entry === undefined ? null : `slash-${entry.command.name}`;
  });

  move(step: 1 | -1): void {
    const count = this.found().length;
    if (count > 0) this.#moved.set({ query: this.query(), place: (this.place() + step + count) % count });
  }

  choose(): void {
    const entry = this.found()[this.place()];
    if (entry !== undefined) this.pick.emit(entry.command);
  }
}
