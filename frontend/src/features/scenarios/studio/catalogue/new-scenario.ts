import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ScenarioDocument } from '@peacewright/scenario-engine';
import { ProblemPanel, Texts } from '../../../../app';
import { newId, type Centre } from '../../../drafting';
import { fromTemplate, TEMPLATE_LANGUAGES, TEMPLATES, type Template } from '../templates';

export interface Wish {
  readonly centreId: string;
  readonly document: ScenarioDocument;
}

/** What a new scenario begins with. */
@Component({
  selector: 'pw-new-scenario',
  imports: [MatButton, ProblemPanel, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="pw-sheet form" (submit)="submit($event)">
      <h2>{{ 'studio.list.new' | transloco }}</h2>
      @if (error(); as thrown) {
        <pw-problem-panel [error]="thrown" />
      }
      @if (centres().length > 1) {
        <label
          ><span>{{ 'studio.new.centre' | transloco }}</span>
          <select name="centreId">
            @for (centre of centres(); track centre.id) {
              <option [value]="centre.id">{{ centre.name }}</option>
            }
          </select>
        </label>
      }
      <label
        ><span>{{ 'studio.new.title' | transloco }}</span>
        <input name="title" maxlength="200" required pattern=".*\\S.*" />
      </label>
      <div class="pair">
        <label
          ><span>{{ 'studio.new.code' | transloco }}</span>
          <input name="code" maxlength="64" required pattern="[A-Za-z0-9_\\-]+" />
        </label>
        <label
          ><span>{{ 'studio.new.language' | transloco }}</span>
          <select name="language" (change)="language.set($any($event.target).value)">
            @for (one of languages(); track one.code) {
              <option [value]="one.code" [selected]="one.code === language()">{{ one.name }}</option>
            }
          </select>
        </label>
      </div>
      <fieldset>
        <legend>{{ 'studio.new.from' | transloco }}</legend>
        @for (one of templates(); track one; let first = $first) {
          <label class="tick">
            <input type="radio" name="template" [value]="one" [checked]="first" />
            <span>{{ 'studio.new.templates.' + one | transloco }}</span>
          </label>
        }
      </fieldset>
      <div class="pw-row">
        <button matButton="filled" type="submit" [disabled]="busy()">{{ 'studio.new.make' | transloco }}</button>
        <button matButton type="button" (click)="leave.emit()">{{ 'ui.cancel' | transloco }}</button>
      </div>
    </form>
  `,
  styleUrl: '../../../drafting/form.scss',
  styles: `
    :host {
      display: block;
      max-inline-size: 40rem;
      margin-block-end: var(--pw-s5);
    }
  `,
})
export class NewScenario {
  readonly centres = input.required<readonly Centre[]>();
  readonly busy = input.required<boolean>();
  readonly error = input<unknown>();
  readonly give = output<Wish>();
  readonly leave = output();
  readonly #texts = inject(Texts);
  protected readonly language = signal<string>(this.#texts.language());
  protected readonly languages = computed(() => {
    const names = new Intl.DisplayNames([this.#texts.language()], { type: 'language' });
    return ['en', 'fr', 'es', 'pt', 'ar', 'sw'].map((code) => ({ code, name: names.of(code) ?? code }));
  });
  protected readonly templates = computed((): readonly Template[] =>
    TEMPLATE_LANGUAGES.some((code) => code === this.language()) ? TEMPLATES : ['blank'],
  );

  protected submit(event: Event): void {
    event.preventDefault();
    const fields = new FormData(event.target as HTMLFormElement);
    const value = (name: string): string => {
      const field = fields.get(name);
      return typeof field === 'string' ? field.trim() : '';
    };
    const template = TEMPLATES.find((one) => one === value('template')) ?? 'blank';
    const document = fromTemplate(
      template,
      { id: value('code'), language: this.language(), title: value('title') },
      newId,
    );
    this.give.emit({ centreId: value('centreId') || (this.centres()[0]?.id ?? ''), document });
  }
}
