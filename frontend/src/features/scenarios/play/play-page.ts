import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PracticeDto } from '@peacewright/api-client';
import { Icon, Messages, Skeleton, WayBack } from '@peacewright/ui';
import { PageTitle, ProblemPanel, Texts } from '../../../app';
import { moveMeant, sceneOf, shownValues, toldAtOnce } from '@peacewright/scenario-engine';
import { DebriefView } from '../debrief/debrief-view';
import { TrainingCard } from './card';
import { ContactsList, type Contact } from './contacts-list';
import { secondsGiven, type LocalStep } from './run';
import { RunKeeper } from './run-keeper';
import { RunStore } from './run-store';
import { Scene, type SceneMove } from './scene';
import { StartForm } from './start-form';
import { saidChanges, ValuesList } from './values-list';

/** Playing a scenario for practice: before, in it, and afterwards the debrief. */
@Component({
  imports: [
    ContactsList,
    DebriefView,
    Icon,
    MatButton,
    ProblemPanel,
    RouterLink,
    Scene,
    Skeleton,
    StartForm,
    TrainingCard,
    TranslocoPipe,
    ValuesList,
    WayBack,
  ],
  providers: [RunKeeper, RunStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './play-page.html',
  styleUrl: './play-page.scss',
})
export class PlayPage {
  readonly edition = input.required<string>();
  readonly #texts = inject(Texts);
  readonly #title = inject(PageTitle);
  readonly #messages = inject(Messages);
  protected readonly store = inject(RunStore);
  protected readonly keeper = inject(RunKeeper);
  protected readonly practice = httpResource<PracticeDto>(() => `/api/practice/scenarios/${this.edition()}`);
  protected readonly words = this.store.words;
  /** The learner wants to begin again, from the page before a run. */
  protected readonly starting = signal(false);
  protected readonly stage = computed(() => {
    if (this.store.practice() === undefined) return 'loading';
    if (this.store.standing() === undefined || this.starting()) return 'before';
    return this.store.ended() ? 'after' : 'during';
  });
  readonly #scene = computed(() => {
    const [model, standing, run, words] = [this.store.model(), this.store.standing(), this.store.run(), this.words()];
    const scene = model && standing && words && sceneOf(model, standing.state, words);
    if (!scene || !run) return undefined;
    const taken = standing.steps.length > 1 ? (standing.steps.at(-1)?.taken ?? []) : [];
    const { limit } = scene;
    return {
      at: run.steps.length,
      scene,
      feedback: toldAtOnce(model, taken, words),
      seconds: limit === null ? null : secondsGiven(limit, run.pace, this.store.practice()?.timeFactor ?? 1),
    };
  });
  /** The step before which the scene was read: its limit runs. */
  protected readonly readAt = signal<number | undefined>(undefined);
  /** The one scene, told apart by its step: coming to the same place again is another scene. */
  protected readonly scenes = computed(() => {
    const scene = this.#scene();
    return scene ? [scene] : [];
  });
  protected readonly values = computed(() => {
    const [model, standing, words] = [this.store.model(), this.store.standing(), this.words()];
    return model && standing && words ? shownValues(model, standing.state, words) : [];
  });
  protected readonly facts = computed(() => {
    const words = this.words();
    return words ? (this.store.standing()?.state.facts ?? []).map((id) => words.fact(id)) : [];
  });
  protected readonly contacts = computed<readonly Contact[]>(() => {
    const words = this.words();
    const set = new Map(this.store.practice()?.contacts.map(({ id, value }) => [id, value]));
    return (words?.document.contacts ?? []).map(({ id, label }) => ({
      label: words?.text(label) ?? '',
      value: set.get(id) ?? null,
    }));
  });
  protected readonly fileUrl = computed(() => {
    const edition = this.edition();
    return (file: string) => `/api/practice/scenarios/${edition}/files/${file.replace('sha256:', '')}`;
  });

  constructor() {
    effect(() => {
      const practice = this.practice.hasValue() ? this.practice.value() : undefined;
      untracked(() => {
        if (practice !== undefined) this.store.open(practice);
      });
    });
    effect(() => this.store.speak(this.#texts.language()));
    effect(() => {
      const words = this.words();
      if (words) this.#title.name(words.text(words.document.title));
    });
  }

  /** One move, and what it changed of what can be seen is said aloud. */
  protected take(sent: SceneMove): void {
    const [model, standing, before] = [this.store.model(), this.store.standing(), this.values()];
    const move = model && standing && moveMeant(model, standing.state, sent);
    if (!move) return;
    this.store.take(move);
    const changed = saidChanges(this.#texts, before, this.values());
    if (changed !== '') this.#messages.announce(changed);
  }

  protected begin(wish: Parameters<RunStore['begin']>[0]): void {
    this.starting.set(false);
    this.readAt.set(undefined);
    this.store.begin(wish);
  }

  protected playFrom(moves: readonly LocalStep[]): void {
    const run = this.store.run();
    if (run) this.begin({ preset: run.preset, pace: run.pace, moves });
  }
}
