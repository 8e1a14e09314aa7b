import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CentreDto, CentreEditDto, CountryDto, NewCountryDto } from '@peacewright/api-client';
import { Messages, PageHeader, Skeleton } from '@peacewright/ui';
import { firstValueFrom, type Observable } from 'rxjs';
import { ApiProblem, languages, ProblemPanel, Session, Texts } from '../../../app';
import { CentreEdit } from './centre-form';
import { CountryEdit } from './country-form';

/** What is being edited: one thing at a time. */
type Editing =
  | { readonly what: 'newCountry' }
  | { readonly what: 'country'; readonly country: CountryDto }
  | { readonly what: 'newCentre'; readonly country: CountryDto }
  | { readonly what: 'centre'; readonly centre: CentreDto };

/** The countries one looks after, with their services and centres. */
@Component({
  imports: [CentreEdit, CountryEdit, MatButton, PageHeader, ProblemPanel, Skeleton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './organisation.html',
  styleUrl: './organisation.scss',
})
export class Organisation {
  readonly #http = inject(HttpClient);
  readonly #messages = inject(Messages);
  readonly #texts = inject(Texts);
  readonly #session = inject(Session);
  protected readonly countries = httpResource<CountryDto[]>(() => '/api/countries');
  protected readonly editing = signal<Editing | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly error = signal<unknown>(undefined);
  /** Somebody else was quicker: what is stored can be taken over. */
  protected readonly stale = computed(() => {
    const error = this.error();
    return error instanceof ApiProblem && error.code === 'edit.stale';
  });
  protected readonly mayAddCountry = computed(() => this.#session.may('system.manage'));
  protected readonly language = this.#texts.language;

  protected spoken(codes: readonly string[]): string {
    return codes.map((code) => languages.find((language) => language.code === code)?.name ?? code).join(', ');
  }

  protected edit(editing: Editing | undefined): void {
    this.editing.set(editing);
    this.error.set(undefined);
  }

  /** Leaves what was typed and shows what is stored. */
  protected takeTheirs(): void {
    this.edit(undefined);
    this.countries.reload();
  }

  protected saveCountry(wish: NewCountryDto): Promise<void> {
    const editing = this.editing();
    if (editing?.what !== 'country') return this.#save(this.#http.post('/api/countries', wish));
    const { id, version } = editing.country;
    const { name, services } = wish;
    return this.#save(this.#http.put(`/api/countries/${id}`, { name, services, version }));
  }

  protected async saveCentre(wish: CentreEditDto): Promise<void> {
    const editing = this.editing();
    if (editing?.what === 'newCentre')
      await this.#save(this.#http.post(`/api/countries/${editing.country.id}/centres`, wish));
    if (editing?.what === 'centre')
      await this.#save(
        this.#http.put(`/api/centres/${editing.centre.id}`, { ...wish, version: editing.centre.version }),
      );
  }

  async #save(call: Observable<unknown>): Promise<void> {
    this.busy.set(true);
    this.error.set(undefined);
    try {
      await firstValueFrom(call);
      this.editing.set(undefined);
      this.countries.reload();
      this.#messages.say(this.#texts.text('organisation.saved'));
    } catch (error) {
      this.error.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
