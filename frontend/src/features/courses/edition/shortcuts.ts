import { afterNextRender, ChangeDetectionStrategy, Component, ElementRef, output, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { textCommands } from '../text/commands';

/** Every key that the editor knows. */
@Component({
  selector: 'pw-shortcuts',
  imports: [MatButton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <dialog #sheet aria-labelledby="shortcuts-heading" (close)="closed.emit()">
      <h2 id="shortcuts-heading">{{ 'coursesEditor.text.shortcuts' | transloco }}</h2>
      <dl>
        @for (key of keys; track key) {
          <dt>
            <kbd>{{ 'coursesEditor.keys.' + key + '.keys' | transloco }}</kbd>
          </dt>
          <dd>{{ 'coursesEditor.keys.' + key + '.what' | transloco }}</dd>
        }
        @for (command of commands; track command.name) {
          <dt>
            <kbd>{{ command.shortcut }}</kbd>
          </dt>
          <dd>{{ 'coursesEditor.commands.' + command.name | transloco }}</dd>
        }
      </dl>
      <button matButton="outlined" type="button" (click)="sheet.close()">{{ 'ui.dismiss' | transloco }}</button>
    </dialog>
  `,
  styles: `
    dialog {
      inline-size: min(34rem, 94vw);
      max-block-size: 86dvh;
      padding: var(--pw-s5);
      border: 1px solid var(--pw-line);
      border-radius: var(--pw-corner);
      background: var(--pw-surface-raised);
      color: var(--pw-ink);
    }
    dialog::backdrop {
      background: rgb(0 0 0 / 40%);
    }
    dl {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: var(--pw-s1) var(--pw-s4);
      margin-block: var(--pw-s4);
    }
    kbd {
      font-family: var(--pw-font-mono);
      font-size: var(--pw-text-small);
    }
  `,
})
export class Shortcuts {
  readonly closed = output();
  private readonly sheetRef = viewChild.required<ElementRef<HTMLDialogElement>>('sheet');
  protected readonly commands = textCommands.filter(({ shortcut }) => shortcut !== undefined);
  protected readonly keys = ['slash', 'toolbar', 'fields', 'leave', 'moveBlock', 'nextCell', 'nest', 'reader'] as const;

  constructor() {
    afterNextRender(() => this.sheetRef().nativeElement.showModal());
  }
}
