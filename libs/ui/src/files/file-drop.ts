import { ChangeDetectionStrategy, Component, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '../icon/icon';

/**
 * A place to drop files on, which is also an ordinary file field for keyboard and phone. It only hands
 * files over: size and kind are checked by whoever receives them.
 */
@Component({
  selector: 'pw-file-drop',
  imports: [Icon, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label
      [class.over]="over()"
      (dragover)="$event.preventDefault(); over.set(true)"
      (dragleave)="over.set(false)"
      (drop)="drop($event)"
    >
      <input
        type="file"
        class="pw-sr-only"
        [accept]="accept()"
        [multiple]="multiple()"
        [disabled]="disabled()"
        (change)="pick($event)"
      />
      <pw-icon name="upload" />
      <span class="what">{{ label() }}</span>
      <span class="how">{{ 'ui.dropHere' | transloco }}</span>
    </label>
  `,
  styles: `
    label {
      position: relative;
      display: grid;
      justify-items: center;
      gap: var(--pw-s1);
      padding: var(--pw-s6) var(--pw-s4);
      border: 1px dashed var(--pw-line-strong);
      border-radius: var(--pw-corner);
      background: var(--pw-surface);
      text-align: center;
      cursor: pointer;
    }
    label.over,
    label:hover {
      border-color: var(--pw-action);
      background: var(--pw-action-soft);
    }
    label:focus-within {
      outline: 3px solid var(--pw-focus);
      outline-offset: 2px;
    }
    pw-icon {
      font-size: 1.5rem;
      color: var(--pw-action);
    }
    .what {
      font-weight: 600;
    }
    .how {
      font-size: var(--pw-text-small);
      color: var(--pw-ink-quiet);
    }
  `,
})
export class FileDrop {
  /** What is asked for: "Roll as a spreadsheet". */
  readonly label = input.required<string>();
  /** As the `accept` attribute: ".xlsx,.csv". */
  readonly accept = input('');
  readonly multiple = input(false);
  readonly disabled = input(false);
  readonly files = output<readonly File[]>();
  protected readonly over = signal(false);

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    if (!this.disabled()) this.#give(event.dataTransfer?.files);
  }

  protected pick(event: Event): void {
    const field = event.target as HTMLInputElement;
    this.#give(field.files);
    // Emptied, so that the same file can be chosen again after it was corrected.
    field.value = '';
  }

  #give(list: FileList | null | undefined): void {
    const files = Array.from(list ?? []);
    if (files.length > 0) this.files.emit(this.multiple() ? files : files.slice(0, 1));
  }
}
