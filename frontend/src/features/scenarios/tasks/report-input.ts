import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ContactsList, type Contact } from '../play/contacts-list';

interface Line {
  readonly token: string;
  readonly label: string;
  readonly kind: 'pick' | 'words' | 'filled';
  readonly options: readonly { readonly token: string; readonly text: string }[];
}

let numbered = 0;

/** A report in numbered lines, such as the nine-line report. */
@Component({
  selector: 'pw-report-input',
  imports: [ContactsList, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="practice">
      <p>{{ 'scenarios.task.noRealReport' | transloco }}</p>
      <pw-contacts-list [contacts]="contacts()" [language]="language()" />
    </div>
    <ol [attr.lang]="language()">
      @for (line of lines(); track line.token; let at = $index) {
        <li>
          <label [attr.for]="name + line.token" dir="auto"
            ><span class="pw-numbers" aria-hidden="true">{{ at + 1 }}</span> {{ line.label }}</label
          >
          @if (line.kind === 'pick') {
            <select [id]="name + line.token" (change)="write(line.token, $event)">
              <option value="" [selected]="!written()[line.token]">
                {{ 'lessonView.question.choose' | transloco }}
              </option>
              @for (option of line.options; track option.token) {
                <option [value]="option.token" [selected]="written()[line.token] === option.token">
                  {{ option.text }}
                </option>
              }
            </select>
          } @else if (line.kind === 'words') {
            <input
              type="text"
              maxlength="500"
              autocomplete="off"
              dir="auto"
              [id]="name + line.token"
              [value]="written()[line.token] ?? ''"
              (input)="write(line.token, $event)"
            />
          } @else {
            <textarea
              rows="3"
              maxlength="500"
              dir="auto"
              [id]="name + line.token"
              [value]="written()[line.token] ?? ''"
              (input)="write(line.token, $event)"
            ></textarea>
          }
        </li>
      }
    </ol>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--pw-s3);
    }
    ol {
      display: grid;
      gap: var(--pw-s4);
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      gap: var(--pw-s1);
    }
    label {
      font-weight: 600;
    }
    label span {
      display: inline-block;
      min-inline-size: 1.5em;
      color: var(--pw-action);
    }
    :is(input, select, textarea) {
      inline-size: 100%;
      min-block-size: 48px;
      padding: var(--pw-s2) var(--pw-s3);
      border: 1px solid var(--pw-line-strong);
      border-radius: var(--pw-corner-small);
      background: var(--pw-surface-raised);
      color: var(--pw-ink);
      font: inherit;
    }
    .practice {
      display: grid;
      gap: var(--pw-s2);
      padding: var(--pw-s3);
      border-radius: var(--pw-corner-small);
      background: var(--pw-due-soft);
      color: var(--pw-due-ink);
    }
  `,
})
export class ReportInput {
  readonly lines = input.required<readonly Line[]>();
  readonly language = input.required<string>();
  readonly contacts = input.required<readonly Contact[]>();
  /** What was written or picked, by line. */
  readonly written = model.required<Readonly<Record<string, string>>>();
  /** Ties labels to fields: unique on the page. */
  protected readonly name = `pw-report-${String(numbered++)}-`;

  protected write(line: string, event: Event): void {
    const field = event.target as HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
    this.written.update((written) => ({ ...written, [line]: field.value }));
  }
}
