import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Session } from '../../../app';

/** Whom people turn to for real, by a name that the scenario gives; null: their centre has not entered it. */
export interface Contact {
  readonly label: string;
  readonly value: string | null;
}

/** Contacts of one's centre, and who enters those that are missing. */
@Component({
  selector: 'pw-contacts-list',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (contacts().length > 0) {
      <dl [attr.aria-label]="'scenarios.contacts.heading' | transloco">
        @for (contact of contacts(); track contact.label) {
          <div>
            <dt [attr.lang]="language()" dir="auto">{{ contact.label }}</dt>
            <dd dir="auto">{{ contact.value ?? ('scenarios.contacts.unset' | transloco) }}</dd>
          </div>
        }
      </dl>
      @if (missing()) {
        <p>{{ (mayEnter ? 'scenarios.contacts.you' : 'scenarios.contacts.who') | transloco }}</p>
      }
    }
  `,
  styles: `
    :host,
    dl {
      display: grid;
      gap: var(--pw-s2);
    }
    dl {
      margin: 0;
    }
    dt {
      font-weight: 600;
    }
    dd {
      margin: 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class ContactsList {
  readonly contacts = input.required<readonly Contact[]>();
  readonly language = input.required<string>();
  /** Only who may enter them finds the place where that is done. */
  protected readonly mayEnter = inject(Session).may('centreValue.edit');
  protected readonly missing = computed(() => this.contacts().some(({ value }) => value === null));
}
