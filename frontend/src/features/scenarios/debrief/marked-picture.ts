import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Mark } from '../tasks/picture-input';

/** Where something was to be marked, in ten-thousandths of the picture. */
export interface ToldArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly round: boolean;
  readonly right: boolean;
}

/** A picture as it was marked, with what was to be marked in outline; the list beside it says the same. */
@Component({
  selector: 'pw-marked-picture',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="picture">
      <img [src]="url()" [alt]="alt()" [attr.lang]="language()" />
      @for (area of areas(); track $index; let at = $index) {
        <span
          class="area"
          aria-hidden="true"
          [attr.data-right]="area.right"
          [class.round]="area.round"
          [style.inset-inline-start.%]="area.x / 100"
          [style.top.%]="area.y / 100"
          [style.inline-size.%]="area.width / 100"
          [style.block-size.%]="area.height / 100"
          >{{ at + 1 }}</span
        >
      }
      @for (mark of marks(); track $index) {
        <span
          class="mark"
          aria-hidden="true"
          [style.inset-inline-start.%]="mark.x / 100"
          [style.top.%]="mark.y / 100"
        ></span>
      }
    </div>
    <p class="pw-quiet pw-small">{{ 'scenarios.debrief.markedLegend' | transloco }}</p>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--pw-s2);
    }
    /* A picture does not turn with the text, and its marks are measured from its left. */
    .picture {
      position: relative;
      direction: ltr;
      justify-self: start;
      max-inline-size: 100%;
    }
    img {
      display: block;
      max-inline-size: 100%;
      block-size: auto;
    }
    .area,
    .mark {
      position: absolute;
      box-sizing: border-box;
    }
    .area {
      padding-inline: 4px;
      border: 3px dashed var(--pw-overdue-mark);
      color: var(--pw-overdue-ink);
      font-weight: 700;
      line-height: 1.2;
      print-color-adjust: exact;
    }
    .area[data-right='true'] {
      border-style: solid;
      border-color: var(--pw-met-mark);
      color: var(--pw-met-ink);
    }
    .round {
      border-radius: 50%;
    }
    .mark {
      inline-size: 16px;
      block-size: 16px;
      margin: -8px;
      border: 2px solid var(--pw-on-action);
      border-radius: 50%;
      background: var(--pw-action);
      print-color-adjust: exact;
    }
  `,
})
export class MarkedPicture {
  readonly url = input.required<string>();
  readonly alt = input.required<string>();
  readonly language = input.required<string>();
  readonly areas = input.required<readonly ToldArea[]>();
  readonly marks = input.required<readonly Mark[]>();
}
