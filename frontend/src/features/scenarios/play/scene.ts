import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  output,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Move, Offer } from '@peacewright/scenario-engine';
import { Icon } from '@peacewright/ui';
import { TaskInput } from '../tasks/task-input';
import { SceneMedia } from './scene-media';
import type { ScenarioWords, SeenNode } from './scenario-words';
import { TimeRing } from './time-ring';

/** Where the learner stands before a scene: asked whether to meet it, reading it, or answering. */
type Stage = 'warned' | 'reading' | 'answering';

/** One scene: what happens, as the channel that it comes by has it, and what can be done. Made anew for each, it takes the focus. */
@Component({
  selector: 'pw-scene',
  imports: [Icon, MatButton, SceneMedia, TaskInput, TimeRing, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './scene.html',
  styleUrl: './scene.scss',
})
export class Scene {
  readonly node = input.required<SeenNode>();
  readonly words = input.required<ScenarioWords>();
  readonly offers = input.required<readonly Offer[]>();
  /** Text that the last choice brought at once. */
  readonly feedback = input('');
  /** Seconds that a limit gives here; null where none runs. */
  readonly seconds = input.required<number | null>();
  /** Mixes what is to be put in order. */
  readonly seed = input.required<number>();
  readonly fileUrl = input.required<(file: string) => string>();
  readonly take = output<Move>();
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #injector = inject(Injector);

  protected readonly stage = linkedSignal<SeenNode, Stage>({
    source: this.node,
    computation: (node) => (node.alternate ? 'warned' : 'reading'),
  });
  protected readonly text = computed(() => this.words().text(this.node().text));
  protected readonly warning = computed(() => this.words().text(this.node().alternate?.warning));
  protected readonly speaker = computed(() => this.words().role(this.node().speaker));
  protected readonly role = computed(() => this.words().role(this.node().role));
  protected readonly media = computed(() =>
    this.words().document.media.filter(({ id }) => this.node().media.includes(id)),
  );
  protected readonly task = computed(() => {
    const node = this.node();
    return node.kind === 'task' ? node.task : null;
  });
  protected readonly choices = computed(() => {
    const node = this.node();
    if (node.kind !== 'decision') return [];
    return this.offers()
      .filter(({ way }) => way.kind === 'choice')
      .map(({ way, open, reason }) => ({
        id: way.id,
        text: this.words().text(node.choices.find(({ id }) => id === way.id)?.text),
        open,
        reason: this.words().text(reason ?? undefined),
      }));
  });
  /** What is answered appears with the words "I have read it" where time runs from then on, and at once elsewhere. */
  protected readonly answering = computed(() => this.stage() === 'answering' || this.seconds() === null);

  constructor() {
    this.#focus('[data-scene]');
  }

  protected meet(): void {
    this.stage.set('reading');
    this.#focus('[data-scene]');
  }

  protected hasRead(): void {
    this.stage.set('answering');
    this.#focus('[data-answers]');
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
