import { NgTemplateOutlet } from '@angular/common';
import {
  afterNextRender,
  booleanAttribute,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LearnerCitationDto } from '@peacewright/api-client';
import { isParagraphNumber } from '@peacewright/contracts';
import { replay, resultOf, type Model } from '@peacewright/scenario-engine';
import { DatePipe, Icon } from '@peacewright/ui';
import { Texts } from '../../../app';
import { TrainingCard } from '../play/card';
import { beginningOf, type LocalRun, type LocalStep } from '../play/run';
import { seenNode, type ScenarioWords } from '../play/scenario-words';
import { MarkedPicture } from './marked-picture';
import { stagesOf, stepsOf, toldRun, toldWhatIf, type Shown, type ToldStage, type ToldWay } from './told';

/** After a run: its ending, its result by objective, and the path with what each choice changed and what else there was. */
@Component({
  selector: 'pw-debrief',
  imports: [DatePipe, Icon, MarkedPicture, MatButton, NgTemplateOutlet, TrainingCard, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(window:beforeprint)': 'unfoldForPrint()', '(window:afterprint)': 'foldAgain()' },
  templateUrl: './debrief-view.html',
  styleUrl: './debrief-view.scss',
})
export class DebriefView {
  readonly words = input.required<ScenarioWords>();
  readonly model = input.required<Model>();
  readonly run = input.required<LocalRun>();
  readonly citations = input.required<readonly LearnerCitationDto[]>();
  readonly fileUrl = input.required<(file: string) => string>();
  /** The run counted: it is told, and not played on. */
  readonly counted = input(false, { transform: booleanAttribute });
  readonly again = output();
  protected readonly numbered = isParagraphNumber;
  readonly playFrom = output<readonly LocalStep[]>();
  readonly #texts = inject(Texts);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly steps = computed(() => toldRun(this.model(), this.run(), this.words()));
  protected readonly stages = computed(() => stagesOf(this.steps()));
  protected readonly result = computed(() => {
    const [model, run] = [this.model(), this.run()];
    const replayed = replay(
      model,
      beginningOf(run),
      run.steps.map(({ move }) => move),
    );
    return replayed.ok ? resultOf(model, replayed.state) : null;
  });
  protected readonly ending = computed(() => this.#ending(this.result()?.outcome ?? null));
  /** Rules of the card that anything on the path cites; none: no card to show. */
  protected readonly cited = computed(() => [
    ...new Set(this.steps().flatMap(({ way, others }) => [way, ...others].flatMap(({ rules }) => rules))),
  ]);
  protected readonly asked = signal<{ readonly at: number; readonly choice: string } | null>(null);
  protected readonly answer = computed(() => {
    const asked = this.asked();
    const told = asked && toldWhatIf(this.model(), this.run(), asked.at, asked.choice);
    if (!asked || !told) return null;
    return {
      ...asked,
      complete: told.complete,
      result: told.result,
      ending: this.#ending(told.result.outcome),
      steps: stepsOf(this.model(), this.run(), asked.at, told.moves, new Date()),
    };
  });

  constructor() {
    afterNextRender(() => {
      // The page of a run that counted says first whether it was passed.
      if (this.counted()) return;
      this.#host.nativeElement.querySelector<HTMLElement>('[data-ending]')?.focus();
    });
  }

  /** What one opens with: where one began, and whatever there is to learn from. */
  protected isOpen({ at, wanting }: ToldStage): boolean {
    return wanting || at === this.stages()[0]?.at;
  }

  protected readonly allOpen = signal(false);
  protected openAll(): void {
    this.allOpen.update((open) => !open);
    for (const part of this.#parts()) part.open = this.allOpen();
  }

  /** On paper nothing can be opened. */
  #closed: readonly HTMLDetailsElement[] = [];
  protected unfoldForPrint(): void {
    this.#closed = this.#parts().filter(({ open }) => !open);
    for (const part of this.#closed) part.open = true;
  }
  protected foldAgain(): void {
    for (const part of this.#closed) part.open = false;
    this.#closed = [];
  }

  #parts(): HTMLDetailsElement[] {
    return [...this.#host.nativeElement.querySelectorAll<HTMLDetailsElement>('details[data-part]')];
  }

  /** Ratings of an act, each once. */
  protected rated(way: ToldWay): readonly string[] {
    return [...new Set(way.ratings.map(({ rating }) => rating))];
  }

  protected ask(at: number, way: ToldWay): void {
    const asked = this.asked();
    this.asked.set(asked?.at === at && asked.choice === way.id ? null : { at, choice: way.id });
  }

  /** Numbers of the rules, as the card has them. */
  protected numbers(rules: readonly string[]): string {
    const card = this.words().document.trainingCard?.rules ?? [];
    return card.flatMap(({ id, number }) => (rules.includes(id) ? [number] : [])).join(', ');
  }

  protected said({ type, value, named }: Shown): string {
    if (named !== null) return named;
    return type === 'boolean'
      ? this.#texts.text(value === 1 ? 'scenarios.play.yes' : 'scenarios.play.no')
      : new Intl.NumberFormat(this.#texts.language()).format(value);
  }

  protected print(): void {
    window.print();
  }

  #ending(outcome: string | null): { text: string; debrief: string; grade: string } | null {
    const node = outcome === null ? null : seenNode(this.model(), outcome);
    if (node?.kind !== 'outcome') return null;
    return { text: this.words().text(node.text), debrief: this.words().text(node.debrief), grade: node.grade };
  }
}
