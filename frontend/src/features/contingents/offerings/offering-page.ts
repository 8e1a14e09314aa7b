import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type {
  OfferingDto,
  OfferingInstructorDto,
  OfferingState,
  PeopleAddedDto,
  RollDto,
  RotationLineDto,
} from '@peacewright/api-client';
import {
  DatePipe,
  EmptyState,
  firstRows,
  MoreRows,
  PageHeader,
  PluralPipe,
  Skeleton,
  StateChip,
  WayBack,
} from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { folded, PageTitle, ProblemPanel, Session, Texts } from '../../../app';
import { sectionsOf } from '../rotation/roll-tree';
import { OFFERING_CHIPS } from './offering-chips';

const NEXT: Readonly<Record<OfferingState, readonly OfferingState[]>> = {
  PLANNED: ['OPEN', 'RUNNING', 'CANCELLED'],
  OPEN: ['RUNNING', 'CANCELLED'],
  RUNNING: ['COMPLETED', 'CANCELLED'],
  COMPLETED: ['RUNNING'],
  CANCELLED: ['PLANNED'],
};

/** One offering: its state, who teaches, who takes part. */
@Component({
  imports: [
    DatePipe,
    EmptyState,
    MatButton,
    MatFormFieldModule,
    MatInput,
    MoreRows,
    PageHeader,
    PluralPipe,
    ProblemPanel,
    RouterLink,
    Skeleton,
    StateChip,
    TranslocoPipe,
    WayBack,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './offering-page.html',
  styleUrl: './offering-page.scss',
})
export class OfferingPage {
  readonly #http = inject(HttpClient);
  readonly #title = inject(PageTitle);
  readonly #texts = inject(Texts);
  protected readonly session = inject(Session);
  protected readonly chips = OFFERING_CHIPS;
  readonly id = input.required<string>();
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly added = signal<PeopleAddedDto | undefined>(undefined);
  protected readonly rotationId = signal('');
  protected readonly unitId = signal('');
  protected readonly numbers = signal('');
  protected readonly offering = httpResource<OfferingDto>(() => `/api/offerings/${this.id()}`);
  readonly #mayEdit = computed(() => this.offering.hasValue() && this.offering.value().mayEdit);
  protected readonly candidates = httpResource<OfferingInstructorDto[]>(() =>
    this.#mayEdit() ? `/api/offerings/${this.id()}/instructor-candidates` : undefined,
  );
  protected readonly rotations = httpResource<RotationLineDto[]>(() =>
    this.#mayEdit() && this.session.may('contingent.read') ? '/api/rotations' : undefined,
  );
  readonly #roll = httpResource<RollDto>(() =>
    this.rotationId() === '' ? undefined : `/api/rotations/${this.rotationId()}/roll`,
  );
  protected readonly units = computed(() =>
    this.#roll.hasValue()
      ? sectionsOf(this.#roll.value()).flatMap(({ unit, path }) => (unit ? [{ id: unit.id, path }] : []))
      : [],
  );
  protected readonly wanted = signal('');
  protected readonly found = computed(() => {
    const wanted = folded(this.wanted());
    return (this.offering.hasValue() ? this.offering.value().participants : []).filter(({ name, number, subUnit }) =>
      folded(`${name} ${number ?? ''} ${subUnit ?? ''}`).includes(wanted),
    );
  });
  protected readonly rows = firstRows(this.found);
  protected readonly steps = computed(() => (this.offering.hasValue() ? NEXT[this.offering.value().state] : []));

  constructor() {
    effect(() => {
      if (this.offering.hasValue()) this.#title.name(this.offering.value().title);
    });
  }

  protected name(name: { en: string; fr: string }): string {
    return this.#texts.language() === 'fr' ? name.fr : name.en;
  }

  protected text(event: Event): string {
    return (event.target as HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement).value;
  }

  protected teaches(accountId: string): boolean {
    return this.offering.hasValue() && this.offering.value().instructors.some((one) => one.accountId === accountId);
  }

  protected async go(one: OfferingDto, state: OfferingState): Promise<void> {
    const { title, place, mode, language, startsOn, endsOn, version } = one;
    await this.#try(() =>
      firstValueFrom(
        this.#http.patch(`/api/offerings/${one.id}`, {
          title,
          place,
          mode,
          language,
          startsOn,
          endsOn,
          state,
          version,
        }),
      ),
    );
  }

  protected async teach(one: OfferingDto, accountId: string): Promise<void> {
    const present = one.instructors.map((instructor) => instructor.accountId);
    const accountIds = this.teaches(accountId) ? present.filter((id) => id !== accountId) : [...present, accountId];
    await this.#try(() => firstValueFrom(this.#http.put(`/api/offerings/${one.id}/instructors`, { accountIds })));
  }

  protected async addRotation(): Promise<void> {
    await this.#add({ rotationId: this.rotationId(), ...(this.unitId() !== '' && { subUnitIds: [this.unitId()] }) });
  }

  protected async addNumbers(): Promise<void> {
    const numbers = this.numbers()
      .split(/[\n,;]+/)
      .map((number) => number.trim())
      .filter((number) => number !== '');
    if (numbers.length > 0) await this.#add({ numbers });
  }

  protected async remove(personId: string): Promise<void> {
    await this.#try(() => firstValueFrom(this.#http.delete(`/api/offerings/${this.id()}/people/${personId}`)));
  }

  async #add(body: object): Promise<void> {
    await this.#try(async () =>
      this.added.set(await firstValueFrom(this.#http.post<PeopleAddedDto>(`/api/offerings/${this.id()}/people`, body))),
    );
  }

  async #try(act: () => Promise<unknown>): Promise<void> {
    this.busy.set(true);
    this.problem.set(undefined);
    this.added.set(undefined);
    try {
      await act();
      this.offering.reload();
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
