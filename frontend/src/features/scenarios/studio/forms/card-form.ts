import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ScenarioDocument } from '@peacewright/scenario-engine';
import { StudioStore } from '../edition/studio-store';
import { PartActs } from './part-acts';
import { rearranged } from './rearranged';
import { WordsField } from './words-field';

type Card = NonNullable<ScenarioDocument['trainingCard']>;

const PARTS = ['text', 'condition', 'authority', 'permitted', 'report'] as const;

/** The card of rules for training that the debrief cites. */
@Component({
  selector: 'pw-card-form',
  imports: [MatButton, PartActs, TranslocoPipe, WordsField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="pw-quiet">{{ 'studioForms.card.what' | transloco }}</p>
    @if (store.document()?.trainingCard; as card) {
      <pw-words [textId]="card.title" [rows]="1" [label]="'studioForms.card.title' | transloco" />
      @for (rule of card.rules; track rule.id; let at = $index) {
        <section class="part">
          <label>
            <span>{{ 'studioForms.card.number' | transloco }}</span>
            <input
              type="text"
              maxlength="10"
              [value]="rule.number"
              [disabled]="!store.editable()"
              (change)="number(card, rule.id, $event)"
            />
          </label>
          @for (part of parts; track part) {
            <pw-words [textId]="rule[part]" [rows]="2" [label]="'studioForms.card.' + part | transloco" />
          }
          <pw-part-acts
            [at]="at"
            [of]="card.rules.length"
            (arrange)="put({ title: card.title, rules: arranged(card.rules, rule.id, $event) })"
          />
        </section>
      }
      @if (store.editable()) {
        <div class="pw-row">
          <button matButton="outlined" type="button" (click)="add(card)">
            {{ 'studioForms.card.add' | transloco }}
          </button>
          <button matButton type="button" (click)="put(undefined)">{{ 'studioForms.card.remove' | transloco }}</button>
        </div>
      }
    } @else if (store.editable()) {
      <div>
        <button matButton="outlined" type="button" (click)="put({ title: 'card', rules: [] })">
          {{ 'studioForms.card.begin' | transloco }}
        </button>
      </div>
    }
  `,
  styleUrls: ['../../../drafting/form.scss', './parts.scss'],
})
export class CardForm {
  protected readonly store = inject(StudioStore);
  protected readonly parts = PARTS;
  protected readonly arranged = rearranged<Card['rules'][number]>;

  protected put(trainingCard: Card | undefined): boolean {
    return this.store.run({ kind: 'frame', change: { trainingCard } });
  }

  protected add(card: Card): void {
    const id = this.store.newId('g');
    const texts = Object.fromEntries(PARTS.map((part) => [part, `${id}.${part}`])) as Record<
      (typeof PARTS)[number],
      string
    >;
    const number = String(card.rules.length + 1);
    this.put({ ...card, rules: [...card.rules, { id, number, ...texts }] });
  }

  protected number(card: Card, id: string, event: Event): void {
    const field = event.target as HTMLInputElement;
    const rules = card.rules.map((rule) => (rule.id === id ? { ...rule, number: field.value.trim() } : rule));
    this.put({ ...card, rules });
  }
}
