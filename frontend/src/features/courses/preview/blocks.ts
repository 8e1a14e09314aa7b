import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LessonBlock, LessonInline, ModuleDocument } from '@peacewright/lesson-document';
import { Inlines } from './inlines';

/** A node inside a list, cell or callout. */
interface Inner {
  readonly type: string;
  readonly content?: readonly Inner[];
}

/** Blocks of a lesson as their reader sees them. Files come from the module's own store. */
@Component({
  selector: 'pw-blocks',
  imports: [Inlines, NgTemplateOutlet, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './blocks.html',
  styleUrl: './blocks.scss',
})
export class Blocks {
  readonly blocks = input.required<readonly LessonBlock[]>();
  readonly module = input.required<ModuleDocument>();
  readonly moduleId = input.required<string>();
  /** Stems of the lesson's self-checks by id. */
  readonly stems = input<ReadonlyMap<string, string>>(new Map());
  /** Each block can be commented on. */
  readonly commentable = input(false);
  /** Ids of blocks with open comments. */
  readonly marked = input<ReadonlySet<string>>(new Set());
  /** The block with this id is to be commented on. */
  readonly comment = output<string>();

  protected inlines(node: unknown): readonly LessonInline[] {
    return (node as { content?: readonly LessonInline[] }).content ?? [];
  }

  protected inner(node: unknown): readonly Inner[] {
    return (node as Inner).content ?? [];
  }

  protected span(node: unknown, name: 'colspan' | 'rowspan'): number | null {
    return (node as { attrs?: Partial<Record<'colspan' | 'rowspan', number>> }).attrs?.[name] ?? null;
  }

  protected url(file: string): string | null {
    return file.startsWith('sha256:') ? `/api/modules/${this.moduleId()}/files/${file.slice(7)}` : null;
  }

  protected card(id: string): ModuleDocument['ruleCards'][number] | undefined {
    return this.module().ruleCards.find((card) => card.id === id);
  }
}
