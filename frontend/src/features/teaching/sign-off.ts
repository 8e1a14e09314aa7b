import { HttpClient } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SignedOffDto, SignOffDto, TaughtModuleDto, TaughtOfferingDetailDto } from '@peacewright/api-client';
import { Confirm, DateReading, firstRows, Icon, Messages, MoreRows } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { ApiProblem, ProblemPanel, Texts } from '../../app';
import { standingIn, type TaughtPerson } from './roster';

const modes = ['CLASSROOM', 'BLENDED', 'ONLINE', 'MOBILE_TEAM', 'IN_MISSION'] as const;

/** Signing that one module was taught: day, place, minutes, how, and by exception who was not there. */
@Component({
  selector: 'pw-sign-off',
  imports: [DateReading, Icon, MatButton, MoreRows, ProblemPanel, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './sign-off.html',
  styleUrl: './sign-off.scss',
})
export class SignOff {
  readonly offering = input.required<TaughtOfferingDetailDto>();
  readonly module = input.required<TaughtModuleDto>();
  /** Those that the list shows; the others keep what was said of them. */
  readonly people = input.required<readonly TaughtPerson[]>();
  readonly signed = output();
  readonly #http = inject(HttpClient);
  readonly #messages = inject(Messages);
  readonly #confirm = inject(Confirm);
  readonly #texts = inject(Texts);
  protected readonly modes = modes;
  protected readonly standingIn = standingIn;
  protected readonly heldOn = linkedSignal(() => {
    const { today, startsOn, endsOn } = this.offering();
    return today > endsOn ? endsOn : today < startsOn ? startsOn : today;
  });
  protected readonly latest = computed(() => {
    const { today, endsOn } = this.offering();
    return today > endsOn ? endsOn : today;
  });
  protected readonly place = linkedSignal(() => this.offering().place);
  protected readonly mode = linkedSignal(() => this.offering().mode);
  protected readonly minutes = linkedSignal(() => (this.module().minutes > 0 ? this.module().minutes : 45));
  readonly #moduleId = computed(() => this.module().moduleEditionId);
  /** Minutes of who was there for less or more than the rest. */
  protected readonly own = linkedSignal<string, ReadonlyMap<string, number>>({
    source: this.#moduleId,
    computation: () => new Map(),
  });
  /** Who was not there: attendance is taken by exception. Who is signed for already stands out at first. */
  protected readonly absent = linkedSignal((): ReadonlySet<string> => {
    const module = this.#moduleId();
    const signed = this.offering().roster.filter((person) => standingIn(person, module)?.attended === true);
    return new Set(signed.map(({ personId }) => personId));
  });
  protected readonly signable = computed(() => this.offering().roster.filter(({ self }) => !self));
  protected readonly present = computed(() => this.signable().filter(({ personId }) => !this.absent().has(personId)));
  readonly #listed = computed(() => this.people().filter(({ self }) => !self));
  protected readonly rows = firstRows(this.#listed);
  protected readonly filtered = computed(() => this.#listed().length < this.signable().length);
  /** Present, and not in the list as it is filtered now: nobody is signed for unnoticed. */
  protected readonly elsewhere = computed(() => {
    const listed = new Set(this.#listed().map(({ personId }) => personId));
    return this.present().filter(({ personId }) => !listed.has(personId)).length;
  });
  protected readonly busy = signal(false);
  protected readonly error = signal<unknown>(undefined);
  protected readonly wrongDay = computed(() => {
    const error = this.error();
    const code = error instanceof ApiProblem ? error.pointers[0]?.code : undefined;
    return code === 'future' || code === 'outsideOffering';
  });

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

  /** Says the same of everybody in the list as it is filtered, shown yet or not. */
  protected everyone(here: boolean): void {
    this.absent.update((absent) => {
      const listed = this.#listed().map(({ personId }) => personId);
      return here ? new Set([...absent].filter((id) => !listed.includes(id))) : new Set([...absent, ...listed]);
    });
  }

  protected async sign(event: Event): Promise<void> {
    event.preventDefault();
    const { moduleEditionId, code, title } = this.module();
    if (this.present().length === 0) return;
    const yes = await this.#confirm.ask({
      heading: this.#texts.text('teaching.sign.ask', { module: `${code} ${title}` }),
      body: this.#texts.text('teaching.sign.askBody', { n: this.present().length }),
      verb: this.#texts.text('teaching.sign.act'),
    });
    if (!yes) return;
    const body: SignOffDto = {
      moduleEditionId,
      heldOn: this.heldOn(),
      place: this.place().trim(),
      mode: this.mode(),
      people: this.present().map(({ personId }) => ({ personId, minutes: this.own().get(personId) ?? this.minutes() })),
    };
    this.busy.set(true);
    this.error.set(undefined);
    try {
      const url = `/api/teaching/offerings/${this.offering().id}/attendance`;
      const { recorded, already } = await firstValueFrom(this.#http.post<SignedOffDto>(url, body));
      this.#messages.say(this.#texts.text('teaching.sign.done', { recorded, already }));
      this.signed.emit();
    } catch (error) {
      this.error.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
