import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { wordsOf } from '@peacewright/scenario-engine';
import { Texts } from '../../../../app';
import { StudioStore } from '../edition/studio-store';
import { UNCHANGED } from '../edition/unchanged';

let numbered = 0;

/** One text of the scenario, in every language that the scenario has. */
@Component({
  selector: 'pw-words',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (field of fields(); track field.language) {
      @let language = field.language;
      <div class="field">
        <label [attr.for]="name + language"
          ><span
            >{{ label() }}
            @if (fields().length > 1) {
              <span class="language">· {{ nameOf(language) }}</span>
            }
          </span></label
        >
        @if (rows() === 1) {
          <input
            [id]="name + language"
            type="text"
            dir="auto"
            [attr.lang]="language"
            [maxLength]="5000"
            [value]="field.words"
            [disabled]="!store.editable()"
            [attr.aria-invalid]="field.refused !== null"
            (input)="write(language, $event)"
          />
        } @else {
          <textarea
            [id]="name + language"
            dir="auto"
            [attr.lang]="language"
            [rows]="rows()"
            [maxLength]="5000"
            [value]="field.words"
            [disabled]="!store.editable()"
            [attr.aria-invalid]="field.refused !== null"
            (input)="write(language, $event)"
          ></textarea>
        }
      </div>
      @if (field.refused; as what) {
        <p class="refused" role="alert">{{ 'studioFindings.problems.markup' | transloco: { what } }}</p>
      }
    }
  `,
  styleUrl: '../../../drafting/form.scss',
  styles: `
    :host {
      display: grid;
      gap: var(--pw-s2);
    }
    .field {
      display: grid;
      gap: 2px;
    }
    .language {
      font-weight: 500;
    }
    .refused {
      color: var(--pw-overdue-ink);
      font-size: var(--pw-text-small);
    }
  `,
})
export class WordsField {
  readonly textId = input.required<string>();
  readonly label = input.required<string>();
  readonly rows = input(3);
  readonly #texts = inject(Texts);
  protected readonly store = inject(StudioStore);
  protected readonly name = `words-${String(++numbered)}-`;
  constructor() {
    inject(DestroyRef).onDestroy(() => {
      for (const language of this.store.languages()) this.store.forgetRefused(language, this.textId());
    });
  }

  readonly #names = computed(() => new Intl.DisplayNames([this.#texts.language()], { type: 'language' }));

  protected nameOf(language: string): string {
    return this.#names().of(language) ?? language;
  }

  /** What each language says: a stroke in another field draws none of these anew. */
  protected readonly fields = computed(() => {
    const [document, id] = [this.store.document(), this.textId()];
    return this.store.languages().map((language) => {
      const refused = this.store.refusedWords(language, id);
      const said = document ? (wordsOf(document, language)[id] ?? '') : '';
      return { language, words: refused?.words ?? said, refused: refused?.what ?? null };
    });
  }, UNCHANGED);

  protected write(language: string, event: Event): void {
    this.store.write(language, this.textId(), (event.target as HTMLInputElement).value);
  }
}
