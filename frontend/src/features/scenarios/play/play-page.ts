import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PracticeDto } from '@peacewright/api-client';
import { Icon, Messages, Skeleton, WayBack } from '@peacewright/ui';
import { PageTitle, ProblemPanel, Texts } from '../../../app';
import type { Move } from '@peacewright/scenario-engine';
import { DebriefView } from '../debrief/debrief-view';
import { TrainingCard } from './card';
import { secondsGiven, type LocalStep } from './run';
import { RunKeeper } from './run-keeper';
import { RunStore } from './run-store';
import { Scene } from './scene';
import { seenNode, wayAt } from './scenario-words';
import { StartForm } from './start-form';
import { visibleValues } from './visible-values';

/** Playing a scenario for practice: before, in it, and afterwards the debrief. */
@Component({
  imports: [
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
    const node = model && standing && seenNode(model, standing.node.id);
    if (!node || !run || !words) return undefined;
    const written = 'limit' in node ? node.limit?.seconds : undefined;
    const [way] = standing.steps.at(-1)?.taken ?? [];
    const feedback = way && standing.steps.length > 1 ? wayAt(model.document, way.pointer).feedback : undefined;
    return {
      at: run.steps.length,
      node,
      words,
      seed: run.seed,
      offers: standing.offers,
      feedback: feedback?.shown === 'atOnce' ? words.text(feedback.text) : '',
      seconds: written === undefined ? null : secondsGiven(written, run.pace, this.store.practice()?.timeFactor ?? 1),
    };
  });
  /** The one scene, told apart by its step: coming to the same place again is another scene. */
  protected readonly scenes = computed(() => {
    const scene = this.#scene();
    return scene ? [scene] : [];
  });
  protected readonly values = computed(() => {
    const [model, standing, words] = [this.store.model(), this.store.standing(), this.words()];
    return model && standing && words ? visibleValues(model, standing.state, words) : [];
  });
  protected readonly facts = computed(() => {
    const words = this.words();
    return words ? (this.store.standing()?.state.facts ?? []).map((id) => words.fact(id)) : [];
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
  protected take(move: Move): void {
    const before = this.values();
    this.store.take(move);
    const changed = this.values().filter((shown, index) => shown.value !== before[index]?.value);
    if (changed.length > 0)
      this.#messages.announce(changed.map((shown) => `${shown.name}: ${this.said(shown)}`).join('. '));
  }

  protected begin(wish: Parameters<RunStore['begin']>[0]): void {
    this.starting.set(false);
    this.store.begin(wish);
  }

  protected playFrom(moves: readonly LocalStep[]): void {
    const run = this.store.run();
    if (run) this.begin({ preset: run.preset, pace: run.pace, moves });
  }

  protected said({ type, value, named, max }: ReturnType<typeof visibleValues>[number]): string {
    if (named !== null) return named;
    if (type === 'boolean') return this.#texts.text(value === 1 ? 'scenarios.play.yes' : 'scenarios.play.no');
    return this.#texts.text('scenarios.play.of', { value, max });
  }
}
