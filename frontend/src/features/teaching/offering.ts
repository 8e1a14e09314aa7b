import { HttpClient, httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SignedOffDto, SignOffDto, TaughtOfferingDetailDto } from '@peacewright/api-client';
import {
  Confirm,
  DatePipe,
  EmptyState,
  Icon,
  Messages,
  PageHeader,
  Skeleton,
  StateChip,
  WayBack,
} from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { ApiProblem, PageTitle, ProblemPanel, Texts } from '../../app';

const modes = ['CLASSROOM', 'BLENDED', 'ONLINE', 'MOBILE_TEAM', 'IN_MISSION'] as const;

/** One offering: its people and where each stands, and signing for what was taught in a room. */
@Component({
  imports: [
    DatePipe,
    EmptyState,
    Icon,
    MatButton,
    PageHeader,
    ProblemPanel,
    RouterLink,
    Skeleton,
    StateChip,
    TranslocoPipe,
    WayBack,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './offering.html',
  styleUrl: './offering.scss',
})
export class TaughtOffering {
  readonly id = input.required<string>();
  /** Module being signed for, in the address. */
  readonly module = input<string>();
  readonly #http = inject(HttpClient);
  readonly #messages = inject(Messages);
  readonly #confirm = inject(Confirm);
  readonly #texts = inject(Texts);
  readonly #title = inject(PageTitle);
  protected readonly modes = modes;
  protected readonly offering = httpResource<TaughtOfferingDetailDto>(() => `/api/teaching/offerings/${this.id()}`);
  protected readonly value = computed(() => (this.offering.hasValue() ? this.offering.value() : undefined));
  protected readonly chosen = computed(() =>
    this.value()?.modules.find(({ moduleEditionId }) => moduleEditionId === this.module()),
  );
  protected readonly heldOn = linkedSignal(() => {
    const value = this.value();
    if (value === undefined) return '';
    return value.today > value.endsOn ? value.endsOn : value.today < value.startsOn ? value.startsOn : value.today;
  });
  protected readonly latest = computed(() => {
    const value = this.value();
    return value === undefined || value.today > value.endsOn ? (value?.endsOn ?? '') : value.today;
  });
  protected readonly place = linkedSignal(() => this.value()?.place ?? '');
  protected readonly mode = linkedSignal(() => this.value()?.mode ?? 'CLASSROOM');
  protected readonly minutes = linkedSignal(() => this.chosen()?.minutes ?? 45);
  /** Minutes of who was there for less or more than the rest. */
  protected readonly own = linkedSignal<string | undefined, ReadonlyMap<string, number>>({
    source: this.module,
    computation: () => new Map(),
  });
  /** Who was not there: attendance is taken by exception. Who is signed for already stands out at first. */
  protected readonly absent = linkedSignal((): ReadonlySet<string> => {
    const module = this.module();
    const signed = (this.value()?.roster ?? []).filter(
      (person) => module !== undefined && this.standing(person, module)?.attended === true,
    );
    return new Set(signed.map(({ personId }) => personId));
  });
  protected readonly signable = computed(() => (this.value()?.roster ?? []).filter(({ self }) => !self));
  protected readonly present = computed(() => this.signable().filter(({ personId }) => !this.absent().has(personId)));
  protected readonly busy = signal(false);
  protected readonly error = signal<unknown>(undefined);
  protected readonly pointer = computed(() => {
    const error = this.error();
    return error instanceof ApiProblem ? error.pointers[0]?.code : undefined;
  });

  constructor() {
    effect(() => {
      const value = this.value();
      if (value !== undefined) this.#title.name(value.title);
    });
  }

  protected standing(person: TaughtOfferingDetailDto['roster'][number], module: string) {
    return person.modules.find(({ moduleEditionId }) => moduleEditionId === module);
  }

  protected text(event: Event): string {
    const target = event.target;
    return target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.value : '';
  }

  protected choose(event: Event): void {
    const mode = modes.find((one) => one === this.text(event));
    if (mode !== undefined) this.mode.set(mode);
  }

  protected count(event: Event): void {
    const minutes = Number(this.text(event));
    if (Number.isInteger(minutes) && minutes > 0) this.minutes.set(minutes);
  }

  protected countOf(personId: string, event: Event): void {
    const minutes = Number(this.text(event));
    if (Number.isInteger(minutes) && minutes > 0) this.own.update((own) => new Map(own).set(personId, minutes));
  }

  protected toggle(personId: string): void {
    this.absent.update((absent) => {
      const next = new Set(absent);
      if (!next.delete(personId)) next.add(personId);
      return next;
    });
  }

  protected everyone(here: boolean): void {
    this.absent.set(new Set(here ? [] : this.signable().map(({ personId }) => personId)));
  }

  protected async sign(event: Event): Promise<void> {
    event.preventDefault();
    const chosen = this.chosen();
    if (chosen === undefined || this.present().length === 0) return;
    const yes = await this.#confirm.ask({
      heading: this.#texts.text('teaching.sign.ask', { module: `${chosen.code} ${chosen.title}` }),
      body: this.#texts.text('teaching.sign.askBody', { n: this.present().length }),
      verb: this.#texts.text('teaching.sign.act'),
    });
    if (!yes) return;
    const body: SignOffDto = {
      moduleEditionId: chosen.moduleEditionId,
      heldOn: this.heldOn(),
      place: this.place().trim(),
      mode: this.mode(),
      people: this.present().map(({ personId }) => ({ personId, minutes: this.own().get(personId) ?? this.minutes() })),
    };
    this.busy.set(true);
    this.error.set(undefined);
    try {
      const url = `/api/teaching/offerings/${this.id()}/attendance`;
      const { recorded, already } = await firstValueFrom(this.#http.post<SignedOffDto>(url, body));
      this.#messages.say(this.#texts.text('teaching.sign.done', { recorded, already }));
      this.offering.reload();
    } catch (error) {
      this.error.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
