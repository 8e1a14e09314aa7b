import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ScenarioDocument } from '@peacewright/scenario-engine';
import { StudioStore } from '../edition/studio-store';
import { PartActs } from './part-acts';
import { rearranged } from './rearranged';
import { WordsField } from './words-field';

type Contacts = NonNullable<ScenarioDocument['contacts']>;
const MOST = 10;

/** Whom people turn to for real: what each contact is called here, and the centre's value that says who it is. */
@Component({
  selector: 'pw-contacts-form',
  imports: [MatButton, PartActs, TranslocoPipe, WordsField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="pw-quiet">{{ 'studioForms.contacts.what' | transloco }}</p>
    @let contacts = store.document()?.contacts ?? [];
    @for (contact of contacts; track contact.id; let at = $index) {
      <section class="part">
        <pw-words [textId]="contact.label" [rows]="1" [label]="'studioForms.contacts.label' | transloco" />
        <label>
          <span>{{ 'studioForms.contacts.value' | transloco }}</span>
          <input
            class="code"
            type="text"
            maxlength="80"
            spellcheck="false"
            autocapitalize="off"
            [value]="contact.centreValue"
            [disabled]="!store.editable()"
            (change)="name(contacts, contact.id, $event)"
          />
        </label>
        <pw-part-acts [at]="at" [of]="contacts.length" (arrange)="put(arranged(contacts, contact.id, $event))" />
      </section>
    }
    @if (store.editable() && contacts.length < most) {
      <div>
        <button matButton="outlined" type="button" (click)="add(contacts)">
          {{ 'studioForms.contacts.add' | transloco }}
        </button>
      </div>
    }
  `,
  styleUrls: ['../../../drafting/form.scss', './parts.scss'],
})
export class ContactsForm {
  protected readonly store = inject(StudioStore);
  protected readonly most = MOST;
  protected readonly arranged = rearranged<Contacts[number]>;

  protected put(contacts: Contacts): boolean {
    return this.store.run({ kind: 'frame', change: { contacts: contacts.length === 0 ? undefined : contacts } });
  }

  protected add(contacts: Contacts): void {
    const id = this.store.newId('t');
    this.put([...contacts, { id, label: `${id}.label`, centreValue: `contact.${id.toLowerCase()}` }]);
  }

  protected name(contacts: Contacts, id: string, event: Event): void {
    const field = event.target as HTMLInputElement;
    const before = contacts.find((one) => one.id === id)?.centreValue ?? '';
    const centreValue = field.value.trim().toLowerCase();
    field.value = this.put(contacts.map((one) => (one.id === id ? { ...one, centreValue } : one)))
      ? centreValue
      : before;
  }
}
