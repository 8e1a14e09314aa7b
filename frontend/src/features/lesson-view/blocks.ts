import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, input, type TemplateRef, ViewEncapsulation } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { CheckBlock } from './check-block';
import { Inlines } from './inlines';
import type { LessonContext, RichNode } from './model';
import { RuleCard } from './rule-card';

/** The blocks of a lesson, one after the other. Top-level blocks carry `data-block`, so that a place can be kept. */
@Component({
  selector: 'pw-blocks',
  imports: [CheckBlock, Inlines, NgTemplateOutlet, RuleCard, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
  template: `
    @for (block of blocks(); track block.attrs?.id ?? $index) {
      <div class="pw-block" [attr.data-block]="block.attrs?.id" [attr.data-type]="block.type">
        <ng-container *ngTemplateOutlet="one; context: { $implicit: block }" />
        @if (after(); as template) {
          <ng-container *ngTemplateOutlet="template; context: { $implicit: block.attrs?.id }" />
        }
      </div>
    }
    <ng-template #one let-block>
      @let node = nodeOf(block);
      @switch (node.type) {
        @case ('paragraph') {
          <p><pw-inlines [nodes]="node.content ?? []" [context]="context()" /></p>
        }
        @case ('heading') {
          @if (node.attrs?.level === 3) {
            <h3><pw-inlines [nodes]="node.content ?? []" [context]="context()" /></h3>
          } @else {
            <h2><pw-inlines [nodes]="node.content ?? []" [context]="context()" /></h2>
          }
        }
        @case ('bulletList') {
          <ul>
            @for (item of node.content ?? []; track $index) {
              <li><ng-container *ngTemplateOutlet="inner; context: { $implicit: item }" /></li>
            }
          </ul>
        }
        @case ('orderedList') {
          <ol>
            @for (item of node.content ?? []; track $index) {
              <li><ng-container *ngTemplateOutlet="inner; context: { $implicit: item }" /></li>
            }
          </ol>
        }
        @case ('table') {
          <div
            class="pw-lesson-table"
            tabindex="0"
            role="region"
            [attr.aria-label]="node.attrs?.caption || ('lessonView.table' | transloco)"
          >
            <table>
              @if (node.attrs?.caption; as caption) {
                <caption>
                  {{
                    caption
                  }}
                </caption>
              }
              <tbody>
                @for (row of node.content ?? []; track $index; let first = $first) {
                  <tr>
                    @for (cell of row.content ?? []; track $index) {
                      @if (cell.type === 'tableHeader') {
                        <th
                          [attr.scope]="first ? 'col' : 'row'"
                          [attr.colspan]="cell.attrs?.colspan"
                          [attr.rowspan]="cell.attrs?.rowspan"
                        >
                          <ng-container *ngTemplateOutlet="inner; context: { $implicit: cell }" />
                        </th>
                      } @else {
                        <td [attr.colspan]="cell.attrs?.colspan" [attr.rowspan]="cell.attrs?.rowspan">
                          <ng-container *ngTemplateOutlet="inner; context: { $implicit: cell }" />
                        </td>
                      }
                    }
                  </tr>
                }
              </tbody>
            </table>
          </div>
        }
        @case ('callout') {
          <aside class="pw-callout" [attr.data-tone]="node.attrs?.tone">
            <p class="pw-callout-title">
              {{ node.attrs?.title || ('lessonView.callout.' + (node.attrs?.tone ?? 'note') | transloco) }}
            </p>
            <ng-container *ngTemplateOutlet="inner; context: { $implicit: node }" />
          </aside>
        }
        @case ('image') {
          <figure>
            @if (url(node); as address) {
              <img [src]="address" [alt]="node.attrs?.alt ?? ''" loading="lazy" />
            } @else {
              <p class="pw-quiet">{{ node.attrs?.alt }}</p>
            }
            @if (node.attrs?.caption; as caption) {
              <figcaption>{{ caption }}</figcaption>
            }
          </figure>
        }
        @case ('audio') {
          <figure>
            <audio controls preload="metadata" [src]="url(node)" [attr.aria-label]="node.attrs?.title"></audio>
            <ng-container *ngTemplateOutlet="spoken; context: { $implicit: node }" />
          </figure>
        }
        @case ('video') {
          <figure>
            <video
              controls
              playsinline
              preload="metadata"
              [src]="url(node)"
              [attr.aria-label]="node.attrs?.title"
            ></video>
            <ng-container *ngTemplateOutlet="spoken; context: { $implicit: node }" />
          </figure>
        }
        @case ('ruleCard') {
          @if (cardOf(node); as card) {
            <pw-rule-card [card]="card" />
          }
        }
        @case ('check') {
          @if (checkOf(node); as check) {
            <pw-check-block [check]="check" [mark]="context().mark" />
          }
        }
      }
    </ng-template>
    <ng-template #inner let-parent>
      @for (child of nodeOf(parent).content ?? []; track $index) {
        <ng-container *ngTemplateOutlet="one; context: { $implicit: child }" />
      }
    </ng-template>
    <ng-template #spoken let-media>
      <figcaption>{{ nodeOf(media).attrs?.title }}</figcaption>
      @if (nodeOf(media).attrs?.transcript; as transcript) {
        <details>
          <summary>{{ 'lessonView.transcript' | transloco }}</summary>
          <p class="pw-transcript">{{ transcript }}</p>
        </details>
      }
    </ng-template>
  `,
  styleUrl: './lesson-view.scss',
})
export class Blocks {
  readonly blocks = input.required<readonly RichNode[]>();
  readonly context = input.required<LessonContext>();
  /** What stands below each block; given the block's id. */
  readonly after = input<TemplateRef<{ $implicit: string | undefined }>>();

  /** Templates hand their context on untyped. */
  protected nodeOf(node: RichNode): RichNode {
    return node;
  }

  protected url(node: RichNode): string | undefined {
    const hash = /^sha256:([0-9a-f]{64})$/.exec(node.attrs?.file ?? '')?.[1];
    return hash === undefined ? undefined : this.context().fileUrl(hash);
  }

  protected cardOf(node: RichNode) {
    return this.context().ruleCards.find(({ id }) => id === node.attrs?.card);
  }

  protected checkOf(node: RichNode) {
    return this.context().checks.find(({ id }) => id === node.attrs?.question);
  }
}
