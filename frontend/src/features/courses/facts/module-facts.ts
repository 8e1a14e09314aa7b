import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ModuleDocument } from '@peacewright/lesson-document';
import { type DraftSession, newId } from '../../drafting';

const ruleFields = ['number', 'text', 'condition', 'authority', 'permitted', 'report'] as const;
const valueFields = ['label', 'unit', 'sample', 'note'] as const;

/** What a module says of itself: title and summary, its key terms, values that are the centre's to set, rule cards. */
@Component({
  selector: 'pw-module-facts',
  imports: [MatButton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './module-facts.html',
  styleUrls: ['../../drafting/form.scss', './facts.scss'],
})
export class ModuleFacts {
  readonly session = input.required<DraftSession<ModuleDocument>>();
  readonly editable = input.required<boolean>();
  protected readonly at = computed(() => this.session().document());
  protected readonly ruleFields = ruleFields;
  protected readonly valueFields = valueFields;

  protected text(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected set(change: Partial<ModuleDocument>): void {
    this.session().change({ ...this.at(), ...change });
  }

  protected setTitle(event: Event): void {
    const title = this.text(event);
    // A module always has a name: an empty field keeps the last one until something is typed.
    if (title.trim() !== '') this.set({ title });
  }

  protected setTerm(index: number, change: Partial<ModuleDocument['terms'][number]>): void {
    this.set({ terms: replaced(this.at().terms, index, change) });
  }

  protected addTerm(): void {
    this.set({ terms: [...this.at().terms, { id: newId('t'), term: '', definition: '' }] });
  }

  protected removeTerm(index: number): void {
    this.set({ terms: without(this.at().terms, index) });
  }

  protected setValue(index: number, name: (typeof valueFields)[number], event: Event): void {
    this.set({ centreValues: replaced(this.at().centreValues, index, { [name]: this.text(event) }) });
  }

  protected addValue(key: HTMLInputElement): void {
    const wanted = key.value.trim();
    const taken = this.at().centreValues.some((value) => value.key === wanted);
    if (!/^[a-z0-9.-]{3,80}$/.test(wanted) || taken) {
      key.focus();
      key.select();
      return;
    }
    this.set({ centreValues: [...this.at().centreValues, { key: wanted, label: '', unit: '', sample: '', note: '' }] });
    key.value = '';
  }

  protected removeValue(index: number): void {
    this.set({ centreValues: without(this.at().centreValues, index) });
  }

  protected setCard(index: number, change: Partial<ModuleDocument['ruleCards'][number]>): void {
    this.set({ ruleCards: replaced(this.at().ruleCards, index, change) });
  }

  protected addCard(): void {
    this.set({
      ruleCards: [...this.at().ruleCards, { id: newId('c'), title: '', introduction: '', rules: [emptyRule(1)] }],
    });
  }

  protected removeCard(index: number): void {
    this.set({ ruleCards: without(this.at().ruleCards, index) });
  }

  protected setRule(card: number, rule: number, name: (typeof ruleFields)[number], event: Event): void {
    const rules = this.at().ruleCards[card]?.rules ?? [];
    this.setCard(card, { rules: replaced(rules, rule, { [name]: this.text(event) }) });
  }

  protected addRule(card: number): void {
    const rules = this.at().ruleCards[card]?.rules ?? [];
    this.setCard(card, { rules: [...rules, emptyRule(rules.length + 1)] });
  }

  protected removeRule(card: number, rule: number): void {
    this.setCard(card, { rules: without(this.at().ruleCards[card]?.rules ?? [], rule) });
  }
}

function emptyRule(number: number): ModuleDocument['ruleCards'][number]['rules'][number] {
  return { id: newId('r'), number: String(number), text: '', condition: '', authority: '', permitted: '', report: '' };
}

function replaced<T extends object>(list: readonly T[], index: number, change: Partial<T>): T[] {
  return list.map((one, at) => (at === index ? { ...one, ...change } : one));
}

function without<T>(list: readonly T[], index: number): T[] {
  return list.filter((_, at) => at !== index);
}
