import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { DatePipe, DateReading, EmptyState } from '@peacewright/ui';
import { ProblemPanel } from '../../../app';
import { CoursesApi } from '../api/courses-api';
import type { ReferenceDocument } from '../api/models';
import { EditionStore } from '../edition/edition-store';

/** Reference documents that the module rests on, each in the edition that was used, with the day to look again. */
@Component({
  selector: 'pw-references-editor',
  imports: [DatePipe, DateReading, EmptyState, MatButton, ProblemPanel, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './references-editor.html',
  styleUrls: ['../../drafting/form.scss', './facts.scss'],
})
export class ReferencesEditor {
  readonly editable = input.required<boolean>();
  readonly #api = inject(CoursesApi);
  protected readonly store = inject(EditionStore);
  protected readonly found = signal<readonly ReferenceDocument[] | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly error = signal<unknown>(undefined);

  protected async search(event: Event, q: string): Promise<void> {
    event.preventDefault();
    await this.#attempt(async () => {
      this.found.set(await this.#api.references(q.trim()));
    });
  }

  protected attached(id: string): boolean {
    return this.store.edition()?.references.some(({ referenceEditionId }) => referenceEditionId === id) ?? false;
  }

  protected async attach(id: string): Promise<void> {
    const edition = this.store.edition();
    if (edition === undefined) return;
    await this.#attempt(async () => {
      await this.#api.attachReference(edition.id, id);
      await this.store.reload();
    });
  }

  protected async detach(id: string): Promise<void> {
    const edition = this.store.edition();
    if (edition === undefined) return;
    await this.#attempt(async () => {
      await this.#api.detachReference(edition.id, id);
      await this.store.reload();
    });
  }

  protected async create(event: Event): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const edition = this.store.edition();
    if (typeof edition?.ownerCentreId !== 'string') return;
    const fields = new FormData(form);
    const value = (name: string): string => {
      const field = fields.get(name);
      return typeof field === 'string' ? field.trim() : '';
    };
    const optional = (name: string): Readonly<Record<string, string>> =>
      value(name) === '' ? {} : { [name]: value(name) };
    await this.#attempt(async () => {
      const document = await this.#api.createReference({
        centreId: edition.ownerCentreId,
        title: value('title'),
        issuer: value('issuer'),
        edition: { number: value('number'), ...optional('issuedOn'), ...optional('reviewOn'), ...optional('url') },
      });
      const made = document.editions[0];
      if (made !== undefined) await this.#api.attachReference(edition.id, made.id);
      form.reset();
      await this.store.reload();
    });
  }

  async #attempt(act: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.error.set(undefined);
    try {
      await act();
    } catch (error) {
      this.error.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
