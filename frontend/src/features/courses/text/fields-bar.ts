import { ChangeDetectionStrategy, Component, ElementRef, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { calloutTones } from './nodes';
import type { FieldsOf } from './snapshot';

/** Acts on a table, by the name of the editor's command. */
export const tableActs = [
  'addRowBefore',
  'addRowAfter',
  'deleteRow',
  'addColumnBefore',
  'addColumnAfter',
  'deleteColumn',
  'toggleHeaderRow',
  'toggleHeaderColumn',
  'mergeOrSplit',
  'deleteTable',
] as const;
export type TableAct = (typeof tableActs)[number];

export interface FieldChange {
  readonly name: string;
  readonly value: string | null;
}

/** Fields of the block or reference that the cursor is in: a table's acts, a picture's words, a callout's kind. */
@Component({
  selector: 'pw-fields-bar',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let at = fields();
    <strong>{{ 'coursesEditor.commands.' + at.type | transloco }}</strong>
    @switch (at.type) {
      @case ('table') {
        <label
          ><span>{{ 'coursesEditor.fields.caption' | transloco }}</span>
          <input [value]="text('caption')" maxlength="300" (change)="set('caption', $event, true)" />
        </label>
        <div class="acts" role="group" [attr.aria-label]="'coursesEditor.fields.tableActs' | transloco">
          @for (act of acts; track act) {
            <button type="button" (mousedown)="$event.preventDefault()" (click)="tableAct.emit(act)">
              {{ 'coursesEditor.table.' + act | transloco }}
            </button>
          }
        </div>
      }
      @case ('callout') {
        <label
          ><span>{{ 'coursesEditor.fields.tone' | transloco }}</span>
          <select (change)="set('tone', $event, false)">
            @for (tone of tones; track tone) {
              <option [value]="tone" [selected]="text('tone') === tone">
                {{ 'coursesEditor.text.tones.' + tone | transloco }}
              </option>
            }
          </select>
        </label>
        <label
          ><span>{{ 'coursesEditor.fields.title' | transloco }}</span>
          <input [value]="text('title')" maxlength="200" (change)="set('title', $event, true)" />
        </label>
      }
      @case ('image') {
        <label class="wide"
          ><span>{{ 'coursesEditor.fields.alt' | transloco }}</span>
          <input
            [value]="text('alt')"
            maxlength="1000"
            required
            [attr.aria-invalid]="text('alt').trim() === ''"
            (change)="set('alt', $event, false)"
          />
        </label>
        <label class="wide"
          ><span>{{ 'coursesEditor.fields.caption' | transloco }}</span>
          <input [value]="text('caption')" maxlength="500" (change)="set('caption', $event, true)" />
        </label>
      }
      @case ('audio') {
        <label
          ><span>{{ 'coursesEditor.fields.mediaTitle' | transloco }}</span>
          <input [value]="text('title')" maxlength="200" (change)="set('title', $event, false)" />
        </label>
        <label class="wide"
          ><span>{{ 'coursesEditor.fields.transcript' | transloco }}</span>
          <textarea
            rows="3"
            maxlength="20000"
            [value]="text('transcript')"
            (change)="set('transcript', $event, true)"
          ></textarea>
        </label>
      }
      @case ('video') {
        <label
          ><span>{{ 'coursesEditor.fields.mediaTitle' | transloco }}</span>
          <input [value]="text('title')" maxlength="200" (change)="set('title', $event, false)" />
        </label>
        <label class="wide"
          ><span>{{ 'coursesEditor.fields.transcript' | transloco }}</span>
          <textarea
            rows="3"
            maxlength="20000"
            [value]="text('transcript')"
            (change)="set('transcript', $event, true)"
          ></textarea>
        </label>
      }
      @case ('check') {
        <button type="button" (click)="open.emit(text('question'))">
          {{ 'coursesEditor.fields.openQuestion' | transloco }}
        </button>
      }
    }
    @if (at.type !== 'table' && at.type !== 'callout') {
      <button type="button" (click)="remove.emit()">{{ 'coursesEditor.fields.remove' | transloco }}</button>
    }
  `,
  host: { role: 'group', '(keydown.escape)': 'leave.emit()' },
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: var(--pw-s2) var(--pw-s3);
      padding: var(--pw-s2) var(--pw-s3);
      border-block-start: 1px solid var(--pw-line);
      background: var(--pw-surface-sunken);
      font-size: var(--pw-text-small);
    }
    strong {
      align-self: center;
    }
    label {
      display: grid;
      gap: 2px;
      flex: 1 1 10rem;
      max-inline-size: 22rem;
    }
    .wide {
      max-inline-size: none;
      flex-basis: 16rem;
    }
    label span {
      color: var(--pw-ink-quiet);
    }
    input,
    select,
    textarea {
      min-block-size: 34px;
      padding: var(--pw-s1) var(--pw-s2);
      border: 1px solid var(--pw-line-strong);
      border-radius: var(--pw-corner-small);
      background: var(--pw-surface);
    }
    [aria-invalid='true'] {
      border-color: var(--pw-overdue-mark);
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: var(--pw-s1);
    }
    button {
      min-block-size: 34px;
      padding: 0 var(--pw-s2);
      border: 1px solid var(--pw-line-strong);
      border-radius: var(--pw-corner-small);
      background: var(--pw-surface);
      cursor: pointer;
    }
    button:hover {
      border-color: var(--pw-action);
      color: var(--pw-action);
    }
  `,
})
export class FieldsBar {
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly fields = input.required<FieldsOf>();
  readonly edit = output<FieldChange>();
  readonly tableAct = output<TableAct>();
  readonly remove = output();
  /** The question with this id is to be opened. */
  readonly open = output<string>();
  readonly leave = output();
  protected readonly acts = tableActs;
  protected readonly tones = calloutTones;

  focus(): void {
    this.#host.nativeElement.querySelector<HTMLElement>('input, select, textarea, button')?.focus();
  }

  protected text(name: string): string {
    const value = this.fields().attrs[name];
    return typeof value === 'string' ? value : '';
  }

  protected set(name: string, event: Event, optional: boolean): void {
    const { value } = event.target as HTMLInputElement;
    this.edit.emit({ name, value: optional && value.trim() === '' ? null : value });
  }
}
