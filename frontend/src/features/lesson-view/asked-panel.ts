import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  inject,
  viewChild,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { isParagraphNumber } from '@peacewright/contracts';
import { DatePipe, Icon } from '@peacewright/ui';
import { LessonState } from './lesson-state';

/** A small panel with what the reader asked about: a term, one of the centre's values, or a recommendation cited. */
@Component({
  selector: 'pw-asked-panel',
  imports: [DatePipe, Icon, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (state.asked(); as asked) {
      <div #panel class="panel" role="dialog" tabindex="-1" aria-labelledby="pw-asked" (keydown.escape)="state.close()">
        <div class="head">
          <h2 id="pw-asked">
            @switch (asked.kind) {
              @case ('term') {
                {{ asked.term.term }}
              }
              @case ('value') {
                {{ asked.value.label }}
              }
              @case ('citation') {
                {{ asked.citation.code }}
              }
            }
          </h2>
          <button type="button" [attr.aria-label]="'lessonView.closePanel' | transloco" (click)="state.close()">
            <pw-icon name="close" />
          </button>
        </div>
        @switch (asked.kind) {
          @case ('term') {
            <p>{{ asked.term.definition }}</p>
          }
          @case ('value') {
            <p>
              <strong>{{ asked.value.value }} {{ asked.value.unit }}</strong>
              · {{ (asked.value.sample ? 'lessonView.valueSample' : 'lessonView.valueOwn') | transloco }}
            </p>
            @if (asked.value.note) {
              <p class="pw-quiet">{{ asked.value.note }}</p>
            }
          }
          @case ('citation') {
            <p lang="en">{{ asked.citation.paraphrase }}</p>
            <p class="pw-quiet pw-small">
              @if (asked.citation.speaker; as speaker) {
                {{ speaker }} ·
              }
              {{ asked.citation.sourceTitle }}, {{ asked.citation.sourceDate | pwDate }}
              @if (asked.citation.paragraph; as paragraph) {
                · {{ numbered(paragraph) ? ('lessonView.paragraph' | transloco: { paragraph }) : paragraph }}
              }
            </p>
            <p class="pw-quiet pw-small">{{ 'lessonView.citationNote' | transloco }}</p>
          }
        }
      </div>
    }
  `,
  styles: `
    .panel {
      position: fixed;
      z-index: 15;
      inset-block-end: calc(var(--pw-bottom-bar, 0px) + var(--pw-s8) + var(--pw-s4));
      inset-inline-end: var(--pw-s4);
      display: grid;
      gap: var(--pw-s2);
      inline-size: min(420px, calc(100% - 2 * var(--pw-s4)));
      max-block-size: 50dvh;
      overflow-y: auto;
      padding: var(--pw-s3) var(--pw-s4) var(--pw-s4);
      border: 1px solid var(--pw-line-strong);
      border-radius: var(--pw-corner);
      background: var(--pw-surface-raised);
      box-shadow: var(--pw-shadow);
    }
    .head {
      display: flex;
      align-items: start;
      justify-content: space-between;
      gap: var(--pw-s3);
    }
    h2 {
      padding-block-start: var(--pw-s2);
      font-size: var(--pw-text-h3);
    }
    button {
      display: grid;
      place-items: center;
      flex: none;
      inline-size: 44px;
      block-size: 44px;
      border: 0;
      border-radius: var(--pw-corner-small);
      background: none;
      cursor: pointer;
    }
  `,
})
export class AskedPanel {
  protected readonly numbered = isParagraphNumber;
  protected readonly state = inject(LessonState);
  protected readonly panel = viewChild<ElementRef<HTMLElement>>('panel');

  constructor() {
    afterRenderEffect(() => {
      if (this.state.asked() !== undefined) this.panel()?.nativeElement.focus();
    });
  }
}
