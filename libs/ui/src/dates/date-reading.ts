import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  inject,
  signal,
  ViewEncapsulation,
  type AfterContentChecked,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { DatePipe } from './date.pipe';

/**
 * Around one `<input type="date">`: at rest the date reads "07 Nov 2026" in the interface's language, while the browser
 * itself would write it in the order of its own. Typing, calendar, keyboard and screen reader stay the browser's, so
 * with the focus in it the field looks as the browser makes it; so does a date that is only half there.
 */
@Component({
  selector: 'pw-date',
  imports: [DatePipe, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
  template: `
    <ng-content />
    @if (value(); as day) {
      <span aria-hidden="true">{{ day | pwDate }}</span>
    } @else if (value() === '') {
      <span aria-hidden="true" class="pw-quiet">{{ 'ui.emptyDate' | transloco }}</span>
    }
  `,
  host: { '(input)': 'look()', '(change)': 'look()', '[class.pw-date-reads]': 'value() !== null' },
  styles: `
    pw-date {
      display: grid;
      align-items: center;
    }
    pw-date > * {
      grid-area: 1 / 1;
      min-inline-size: 0;
    }
    pw-date > span {
      justify-self: start;
      margin-inline-start: var(--pw-date-inset, 0);
      font: var(--pw-date-font);
      /* A field's line is as high as its letters are large: j and y reach below it. */
      padding-block: 0.25em;
      margin-block: -0.25em;
      overflow: hidden;
      white-space: nowrap;
      pointer-events: none;
    }
    pw-date > input:focus ~ span {
      visibility: hidden;
    }
    .pw-date-reads > input:not(:focus)::-webkit-datetime-edit {
      opacity: 0;
    }
    @supports not selector(::-webkit-datetime-edit) {
      .pw-date-reads > input:not(:focus) {
        color: transparent;
      }
    }
    pw-date > input.mat-mdc-input-element::-webkit-calendar-picker-indicator {
      display: block;
      opacity: 1 !important;
    }
  `,
})
export class DateReading implements AfterContentChecked {
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  /** What the field holds: a date, nothing (""), or `null` while it is half typed. */
  protected readonly value = signal<string | null>('');

  constructor() {
    afterNextRender({
      read: () => {
        const input = this.#input();
        if (input === null) return;
        const { borderInlineStartWidth, font, paddingInlineStart } = getComputedStyle(input);
        const inset = parseFloat(borderInlineStartWidth) + parseFloat(paddingInlineStart);
        this.#host.nativeElement.style.setProperty('--pw-date-inset', `${String(inset)}px`);
        this.#host.nativeElement.style.setProperty('--pw-date-font', font);
      },
    });
  }

  ngAfterContentChecked(): void {
    this.look();
  }

  protected look(): void {
    const input = this.#input();
    if (input !== null) this.value.set(input.validity.badInput ? null : input.value);
  }

  #input(): HTMLInputElement | null {
    return this.#host.nativeElement.querySelector('input');
  }
}
