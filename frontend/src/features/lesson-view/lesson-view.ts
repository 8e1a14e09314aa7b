import { ChangeDetectionStrategy, Component, input, type TemplateRef } from '@angular/core';
import { AskedPanel } from './asked-panel';
import { Blocks } from './blocks';
import { LessonState } from './lesson-state';
import type { LessonContext, RichNode } from './model';

/**
 * A lesson as its reader sees it: for learners, and for an author's preview. Knows no server; `context` brings what the text
 * refers to, and how a self-check is marked. The text carries its own language.
 */
@Component({
  selector: 'pw-lesson-view',
  imports: [AskedPanel, Blocks],
  providers: [LessonState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <article class="pw-lesson pw-lesson-text" [attr.lang]="language()" dir="auto">
      <pw-blocks [blocks]="blocks()" [context]="context()" [after]="after()" />
    </article>
    <pw-asked-panel />
  `,
  styles: `
    :host {
      display: block;
    }
  `,
})
export class LessonView {
  /** Blocks of a lesson document. */
  readonly blocks = input.required<readonly RichNode[]>();
  readonly context = input.required<LessonContext>();
  /** BCP 47 tag of the text. */
  readonly language = input.required<string>();
  /** What stands below each block, for who comments on them. */
  readonly after = input<TemplateRef<{ $implicit: string | undefined }>>();
}
