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
  output,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SceneView } from '@peacewright/scenario-engine';
import { Icon } from '@peacewright/ui';
import { TaskInput, type SentResponse } from '../tasks/task-input';
import type { Contact } from './contacts-list';
import { SceneMedia } from './scene-media';
import { TimeRing } from './time-ring';

/** What a learner does about a scene, by its tokens. */
export type SceneMove =
  | { readonly kind: 'continue' | 'alternate' | 'timeout' }
  | { readonly kind: 'choose'; readonly choice: string }
  | { readonly kind: 'respond'; readonly response: SentResponse };

/** A scene as it is shown; where a limit runs, the limit is told apart. */
export type ShownScene = Omit<SceneView, 'limit'>;

/** One scene: what happens, as the channel that it comes by has it, and what can be done. Made anew for each, it takes the focus. */
@Component({
  selector: 'pw-scene',
  imports: [Icon, MatButton, SceneMedia, TaskInput, TimeRing, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './scene.html',
  styleUrl: './scene.scss',
})
export class Scene {
  readonly scene = input.required<ShownScene>();
  readonly language = input.required<string>();
  /** Text that the last choice brought at once. */
  readonly feedback = input('');
  /** Seconds that a limit gives here; null where none runs. */
  readonly seconds = input.required<number | null>();
  /** Seconds that are left of them; null while the learner has not said to have read. */
  readonly left = input.required<number | null>();
  /** Something that was done is under way: nothing else can be. */
  readonly busy = input(false);
  /** Whom people turn to for real, where the scenario names them. */
  readonly contacts = input<readonly Contact[]>([]);
  readonly fileUrl = input.required<(file: string) => string>();
  /** The learner has read: the limit runs from then on. */
  readonly read = output();
  readonly take = output<SceneMove>();
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #injector = inject(Injector);

  /** Asked first whether to meet it; where time runs already, that was answered. */
  protected readonly warned = linkedSignal(() => this.#warns());
  readonly #warns = computed(() => this.scene().warning !== null && this.left() === null);
  /** What is answered appears with the words "I have read it" where time runs from then on, and at once elsewhere. */
  protected readonly answering = computed(() => this.seconds() === null || this.left() !== null);

  constructor() {
    this.#focus('[data-scene]');
    let before: boolean | undefined;
    effect(() => {
      const answering = this.answering();
      if (answering && before === false) this.#focus('[data-answers]');
      before = answering;
    });
  }

  protected meet(): void {
    this.warned.set(false);
    this.#focus('[data-scene]');
  }

  #focus(what: string): void {
    afterNextRender(
      () => {
        const found = this.#host.nativeElement.querySelector<HTMLElement>(what);
        found?.focus({ preventScroll: true });
        // Motion is the person's choice, and the browser's to know.
        found?.scrollIntoView({ block: 'start' });
      },
      { injector: this.#injector },
    );
  }
}
