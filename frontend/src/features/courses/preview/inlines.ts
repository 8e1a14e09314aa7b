import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LessonInline, ModuleDocument } from '@peacewright/lesson-document';

/** Words of a paragraph with their marks, as a reader sees them. */
@Component({
  selector: 'pw-inlines',
  imports: [RouterLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@for (node of nodes(); track $index) {
    @switch (node.type) {
      @case ('hardBreak') {
        <br />
      }
      @case ('citation') {
        <a class="chip" [routerLink]="['/sources/recommendations', node.attrs.code]">{{ node.attrs.code }}</a>
      }
      @case ('centreValue') {
        <span class="chip value"
          >{{ valueOf(node.attrs.key) }} <small>{{ 'coursesEditor.preview.sample' | transloco }}</small></span
        >
      }
      @default {
        @if (look(node); as mark) {
          @if (mark.href; as href) {
            <a
              [href]="href"
              rel="noopener noreferrer"
              target="_blank"
              [class.bold]="mark.bold"
              [class.italic]="mark.italic"
              >{{ mark.text }}</a
            >
          } @else if (mark.term; as term) {
            <dfn [attr.title]="definitionOf(term)" [class.bold]="mark.bold" [class.italic]="mark.italic">{{
              mark.text
            }}</dfn>
          } @else {
            <span [class.bold]="mark.bold" [class.italic]="mark.italic">{{ mark.text }}</span>
          }
        }
      }
    }
  }`,
  styles: `
    .bold {
      font-weight: 650;
    }
    .italic {
      font-style: italic;
    }
    dfn {
      font-style: normal;
      text-decoration: underline dotted 2px var(--pw-action);
      text-underline-offset: 0.22em;
    }
    dfn.italic {
      font-style: italic;
    }
    .chip {
      padding: 1px 6px;
      border: 1px solid var(--pw-line-strong);
      border-radius: var(--pw-corner-small);
      font-size: 0.875em;
      white-space: nowrap;
    }
    .value {
      border-color: var(--pw-due-mark);
      background: var(--pw-due-soft);
      color: var(--pw-due-ink);
    }
  `,
})
export class Inlines {
  readonly nodes = input.required<readonly LessonInline[]>();
  readonly module = input.required<ModuleDocument>();

  protected look(node: LessonInline): {
    text: string;
    bold: boolean;
    italic: boolean;
    href: string | undefined;
    term: string | undefined;
  } {
    if (node.type !== 'text') return { text: '', bold: false, italic: false, href: undefined, term: undefined };
    const marks = node.marks ?? [];
    const link = marks.find((mark) => mark.type === 'link');
    const term = marks.find((mark) => mark.type === 'keyTerm');
    return {
      text: node.text,
      bold: marks.some(({ type }) => type === 'bold'),
      italic: marks.some(({ type }) => type === 'italic'),
      href: link?.attrs.href,
      term: term?.attrs.term,
    };
  }

  protected definitionOf(id: string): string | null {
    return this.module().terms.find((term) => term.id === id)?.definition ?? null;
  }

  protected valueOf(key: string): string {
    const value = this.module().centreValues.find((one) => one.key === key);
    return value === undefined ? key : `${value.sample} ${value.unit}`.trim();
  }
}
