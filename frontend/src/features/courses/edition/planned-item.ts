import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Messages } from '@peacewright/ui';
import { ProblemTexts } from '../../../app';
import type { ItemSummary } from '../api/models';
import { EditionStore } from './edition-store';

/** A part that is planned: what it is for, until it can be written. */
@Component({
  selector: 'pw-planned-item',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="pw-sheet form">
      <h2 [attr.lang]="language()" dir="auto">{{ item().title }}</h2>
      <p class="pw-quiet">{{ 'coursesEditor.planned.what' | transloco }}</p>
      @if (editable()) {
        <label
          ><span>{{ 'coursesEditor.planned.intent' | transloco }}</span>
          <textarea
            rows="5"
            maxlength="2000"
            [attr.lang]="language()"
            [value]="item().intent"
            (change)="save($event)"
          ></textarea>
        </label>
      } @else {
        <p [attr.lang]="language()" dir="auto">{{ item().intent }}</p>
      }
    </div>
  `,
  styleUrl: '../../drafting/form.scss',
})
export class PlannedItem {
  readonly item = input.required<ItemSummary>();
  readonly editable = input.required<boolean>();
  readonly #store = inject(EditionStore);
  readonly #messages = inject(Messages);
  readonly #problems = inject(ProblemTexts);
  /** What is planned has no text yet that would say so itself. */
  protected readonly language = computed(() => this.#store.edition()?.language);

  protected async save(event: Event): Promise<void> {
    try {
      await this.#store.changeItem(this.item().id, { intent: (event.target as HTMLTextAreaElement).value });
    } catch (error) {
      this.#messages.say(this.#problems.sentence(error));
    }
  }
}
