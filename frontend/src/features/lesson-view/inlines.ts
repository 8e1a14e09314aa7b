import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, inject, input, ViewEncapsulation } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Asked, LessonContext, RichNode } from './model';
import { LessonState } from './lesson-state';

/** A run of inline nodes: text with marks, key terms, the centre's values and citations, each of which can be asked about. */
@Component({
  selector: 'pw-inlines',
  imports: [NgTemplateOutlet, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
  template: `
    @for (node of nodes(); track $index) {
      @switch (node.type) {
        @case ('text') {
          @if (markOf(node, 0)) {
            <ng-container *ngTemplateOutlet="marked; context: { $implicit: node, at: 0 }" />
          } @else {
            <ng-container>{{ node.text }}</ng-container>
          }
        }
        @case ('hardBreak') {
          <br />
        }
        @case ('centreValue') {
          @if (valueOf(node); as value) {
            <button type="button" class="pw-value" (click)="ask({ kind: 'value', value }, $event)">
              {{ value.value }} {{ value.unit }}
              @if (value.sample) {
                <span class="pw-sample">{{ 'lessonView.sample' | transloco }}</span>
              }
            </button>
          } @else {
            <span class="pw-value">{{ node.attrs?.key }}</span>
          }
        }
        @case ('citation') {
          @if (citationOf(node); as citation) {
            <button type="button" class="pw-cite" (click)="ask({ kind: 'citation', citation }, $event)">
              {{ citation.code }}
            </button>
          } @else {
            <span class="pw-cite">{{ node.attrs?.code }}</span>
          }
        }
      }
    }
    <ng-template #marked let-node let-at="at">
      @let mark = markOf(node, at);
      @switch (mark?.type) {
        @case ('bold') {
          <strong><ng-container *ngTemplateOutlet="marked; context: { $implicit: node, at: at + 1 }" /></strong>
        }
        @case ('italic') {
          <em><ng-container *ngTemplateOutlet="marked; context: { $implicit: node, at: at + 1 }" /></em>
        }
        @case ('link') {
          <a [href]="mark?.attrs?.href" rel="noopener noreferrer" target="_blank"
            ><ng-container *ngTemplateOutlet="marked; context: { $implicit: node, at: at + 1 }"
          /></a>
        }
        @case ('keyTerm') {
          @if (termOf(mark?.attrs?.term); as term) {
            <button type="button" class="pw-term" (click)="ask({ kind: 'term', term }, $event)">
              <ng-container *ngTemplateOutlet="marked; context: { $implicit: node, at: at + 1 }" />
            </button>
          } @else {
            <ng-container *ngTemplateOutlet="marked; context: { $implicit: node, at: at + 1 }" />
          }
        }
        @default {
          <ng-container>{{ node.text }}</ng-container>
        }
      }
    </ng-template>
  `,
  host: { class: 'pw-inlines' },
})
export class Inlines {
  readonly nodes = input.required<readonly RichNode[]>();
  readonly context = input.required<LessonContext>();
  readonly #state = inject(LessonState);

  protected ask(asked: Asked, event: Event): void {
    this.#state.ask(asked, event.currentTarget);
  }

  protected markOf(node: RichNode, at: number) {
    return node.marks?.[at];
  }

  protected termOf(id: string | undefined) {
    return this.context().terms.find((term) => term.id === id);
  }

  protected valueOf(node: RichNode) {
    return this.context().values.find(({ key }) => key === node.attrs?.key);
  }

  protected citationOf(node: RichNode) {
    return this.context().citations.find(({ code }) => code === node.attrs?.code);
  }
}
