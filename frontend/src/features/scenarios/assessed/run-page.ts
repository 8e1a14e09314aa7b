import { HttpClient, httpResource } from '@angular/common/http';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AssessedRunDto } from '@peacewright/api-client';
import { Icon, Messages, Skeleton, WayBack } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { ApiProblem, PageTitle, ProblemPanel, Texts } from '../../../app';
import { RuleCard } from '../../lesson-view';
import { ContactsList } from '../play/contacts-list';
import { Scene, type SceneMove, type ShownScene } from '../play/scene';
import { saidChanges, ValuesList } from '../play/values-list';
import { AssessedDebrief } from './assessed-debrief';

/** What was sent, until the server has answered: sent again as it is, it counts once. */
type Sending = { readonly at: number } & ({ readonly move: SceneMove } | { readonly read: true });

/** Playing a scenario that counts: the server has the story, this page the present scene; afterwards the debrief. */
@Component({
  imports: [
    AssessedDebrief,
    ContactsList,
    Icon,
    MatButton,
    ProblemPanel,
    RouterLink,
    RuleCard,
    Scene,
    Skeleton,
    TranslocoPipe,
    ValuesList,
    WayBack,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './run-page.html',
  styleUrl: './assessed.scss',
})
export class AssessedRunPage {
  readonly edition = input.required<string>();
  readonly item = input.required<string>();
  readonly runId = input.required<string>();
  readonly #http = inject(HttpClient);
  readonly #texts = inject(Texts);
  readonly #title = inject(PageTitle);
  readonly #messages = inject(Messages);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #injector = inject(Injector);
  readonly #base = computed(() => `/api/learning/modules/${this.edition()}/scenarios/${this.item()}`);
  readonly #url = computed(() => `${this.#base()}/runs/${this.runId()}`);
  protected readonly loaded = httpResource<AssessedRunDto>(() => this.#url());
  protected readonly run = linkedSignal(() => (this.loaded.hasValue() ? this.loaded.value() : undefined));
  /** The one scene, told apart by its step: coming to the same place again is another scene. */
  protected readonly scenes = computed(() => {
    const run = this.run();
    if (!run?.scene) return [];
    // The server sends a task as the engine shows it.
    return [{ at: run.at, scene: run.scene as unknown as ShownScene, clock: run.clock }];
  });
  protected readonly fileUrl = computed(() => {
    const base = this.#base();
    return (file: string) => `${base}/files/${file.replace('sha256:', '')}`;
  });
  protected readonly ended = computed(() => (this.run()?.result ?? null) !== null);
  protected readonly busy = signal(false);
  readonly #sending = signal<Sending | undefined>(undefined);
  /** Why the last step has not arrived. */
  protected readonly failed = signal<unknown>(undefined);
  protected readonly elsewhere = signal(false);

  constructor() {
    effect(() => {
      const run = this.run();
      if (run !== undefined) this.#title.name(run.frame.title);
    });
    effect(() => {
      if (this.ended()) afterNextRender(() => this.#toTheResult(), { injector: this.#injector });
    });
  }

  protected take(at: number, move: SceneMove): void {
    if (!this.busy()) void this.#send({ at, move });
  }

  protected read(at: number): void {
    if (!this.busy()) void this.#send({ at, read: true });
  }

  protected again(): void {
    const sending = this.#sending();
    if (sending && !this.busy()) void this.#send(sending);
  }

  #toTheResult(): void {
    const result = this.#host.nativeElement.querySelector<HTMLElement>('[data-ended]');
    result?.focus({ preventScroll: true });
    result?.scrollIntoView({ block: 'start' });
  }

  async #send(sending: Sending): Promise<void> {
    this.#sending.set(sending);
    this.busy.set(true);
    this.failed.set(undefined);
    this.elsewhere.set(false);
    const before = this.run()?.values ?? [];
    try {
      const [path, body] =
        'move' in sending ? ['steps', { at: sending.at, move: sending.move }] : ['reading', { at: sending.at }];
      const run = await firstValueFrom(this.#http.post<AssessedRunDto>(`${this.#url()}/${path}`, body));
      this.run.set(run);
      this.#sending.set(undefined);
      const changed = saidChanges(this.#texts, before, run.values);
      if (changed !== '') this.#messages.announce(changed);
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'scenarios.stepStale') await this.#readAgain();
      else this.failed.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  /** The run went on on another device: here it goes on from where it stands. */
  async #readAgain(): Promise<void> {
    this.#sending.set(undefined);
    try {
      this.run.set(await firstValueFrom(this.#http.get<AssessedRunDto>(this.#url())));
      this.elsewhere.set(true);
    } catch (error) {
      this.failed.set(error);
    }
  }
}
