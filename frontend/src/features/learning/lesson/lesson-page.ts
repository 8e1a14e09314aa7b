import { HttpClient, httpResource } from '@angular/common/http';
import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  DOCUMENT,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { FinishedDto, LearnerLessonDto, LessonStepDto, QuestionFeedbackDto } from '@peacewright/api-client';
import { Icon, inTurns, Messages, Skeleton } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { PageTitle, ProblemPanel, Texts } from '../../../app';
import { LessonView, type Answer, type LessonContext, type RichNode } from '../../lesson-view';
import { lessonUrl, PLACES } from '../places';
import { PlaceKeeper } from './place-keeper';
import { placeIn, type ReadingPlace } from './reading-place';

/** What the page reads of the lesson's document. */
interface Words {
  readonly title: string;
  readonly summary: string;
  readonly minutesShort: number;
  readonly classification: string;
  readonly contentWarning?: string;
  readonly blocks: readonly RichNode[];
}

/** Reading a lesson: text first, progress at the top, one button at the bottom that reads on, and at the end goes on. */
@Component({
  imports: [Icon, LessonView, ProblemPanel, RouterLink, Skeleton, TranslocoPipe],
  providers: [PlaceKeeper],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './lesson-page.html',
  styleUrl: './lesson-page.scss',
  host: { '(window:scroll)': 'look()', '(window:resize)': 'look()' },
})
export class LessonPage {
  readonly edition = input.required<string>();
  readonly item = input.required<string>();
  /** Language chosen for the text, in the address; the interface's where not given. */
  readonly language = input<string>();
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #messages = inject(Messages);
  readonly #texts = inject(Texts);
  readonly #title = inject(PageTitle);
  readonly #document = inject(DOCUMENT);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly keeper = inject(PlaceKeeper);
  readonly #base = computed(() => lessonUrl(this.edition(), this.item()));
  protected readonly lesson = httpResource<LearnerLessonDto>(
    () => `${this.#base()}?language=${this.language() ?? this.#texts.language()}`,
  );
  protected readonly value = computed(() => (this.lesson.hasValue() ? this.lesson.value() : undefined));
  protected readonly words = computed(() => this.value()?.document as Words | undefined);
  protected readonly blocks = inTurns(
    computed(() => this.words()?.blocks ?? []),
    1,
    0,
  );
  protected readonly context = computed((): LessonContext => {
    const value = this.value();
    return {
      terms: value?.terms ?? [],
      ruleCards: value?.ruleCards ?? [],
      values: value?.values ?? [],
      citations: value?.citations ?? [],
      checks: value?.checks ?? [],
      fileUrl: (hash) => `/api/learning/modules/${this.edition()}/files/${hash}`,
      mark: (question, answer) => this.#mark(question, answer),
    };
  });
  readonly #place = signal<ReadingPlace | null>(null);
  protected readonly furthest = linkedSignal(() => this.value()?.fraction ?? 0);
  protected readonly percent = computed(() => Math.round((this.value()?.done === true ? 1 : this.furthest()) * 100));
  protected readonly atEnd = computed(() => this.value()?.done === true || (this.#place()?.fraction ?? 0) >= 1);
  protected readonly busy = signal(false);
  protected readonly error = signal<unknown>(undefined);
  protected readonly resumed = signal(false);
  #returnedTo: string | undefined;
  #looking = false;
  #opened: LearnerLessonDto | undefined;

  constructor() {
    effect(() => {
      const words = this.words();
      if (words !== undefined) this.#title.name(words.title);
    });
    afterRenderEffect(() => {
      const value = this.value();
      if (value === undefined || !this.blocks.whole()) return;
      untracked(() => {
        this.look(value);
      });
    });
    // Pictures change the length of the page after it is drawn.
    const size = new ResizeObserver(() => {
      this.look();
    });
    size.observe(this.#host.nativeElement);
    inject(DestroyRef).onDestroy(() => {
      size.disconnect();
    });
  }

  /** Looks where the reader is, at most once a frame; before that goes to where they stopped in `opened`. */
  protected look(opened?: LearnerLessonDto): void {
    this.#opened = opened ?? this.#opened;
    if (this.#looking) return;
    this.#looking = true;
    // Asking for places at once would lay the page out twice.
    requestAnimationFrame(() => {
      this.#looking = false;
      if (this.#opened !== undefined) this.#returnToPlace(this.#opened);
      this.#opened = undefined;
      this.#look();
    });
  }

  protected linkTo(step: Pick<LessonStepDto, 'id' | 'kind'>): readonly string[] {
    return ['/learning', this.edition(), PLACES[step.kind], step.id];
  }

  /** The one button: a screen further, or at the end to what comes next. */
  protected async onward(): Promise<void> {
    if (!this.atEnd()) {
      const window = this.#document.defaultView;
      window?.scrollBy({ top: window.innerHeight * 0.7, behavior: 'smooth' });
      return;
    }
    const value = this.value();
    if (value === undefined) return;
    this.busy.set(true);
    this.error.set(undefined);
    try {
      let complete = false;
      if (!value.done) {
        const body = { language: value.language };
        complete = (await firstValueFrom(this.#http.post<FinishedDto>(`${this.#base()}/finish`, body))).moduleComplete;
        this.keeper.drop();
      }
      if (complete)
        this.#messages.say(this.#texts.text('learning.lesson.moduleComplete', { title: value.moduleTitle }));
      await this.#router.navigate(
        value.next === null || complete ? ['/learning', this.edition()] : [...this.linkTo(value.next)],
      );
    } catch (error) {
      this.error.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  protected toTop(): void {
    this.resumed.set(false);
    this.#document.defaultView?.scrollTo({ top: 0, behavior: 'smooth' });
  }

  /** Opens at the block where the reader stopped, once a lesson. */
  #returnToPlace(value: LearnerLessonDto): void {
    const key = `${value.itemId} ${value.language}`;
    if (this.#returnedTo === key) return;
    this.#returnedTo = key;
    const target = value.done || value.blockId === null ? null : this.#block(value.blockId);
    const first = (value.document as { blocks?: readonly RichNode[] }).blocks?.[0]?.attrs?.id;
    if (target === null || value.blockId === first) {
      this.resumed.set(false);
      this.#document.defaultView?.scrollTo({ top: 0 });
      return;
    }
    target.scrollIntoView({ block: 'start' });
    // The progress stands over the text: the place begins below it.
    this.#document.defaultView?.scrollBy({ top: target.getBoundingClientRect().top - this.#topOfText() });
    this.resumed.set(true);
  }

  #look(): void {
    const value = this.value();
    const window = this.#document.defaultView;
    // Of a lesson that is still being drawn nobody knows where its end is.
    if (value === undefined || window === null || !this.blocks.whole()) return;
    const bar = this.#host.nativeElement.querySelector('.bottom')?.getBoundingClientRect().top ?? window.innerHeight;
    const place = placeIn(
      [...this.#host.nativeElement.querySelectorAll<HTMLElement>('[data-block]')].map((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return { id: element.dataset['block'] ?? '', top, bottom };
      }),
      this.#topOfText(),
      bar,
    );
    if (place === null) return;
    const sameEnd = this.#place()?.fraction === place.fraction && this.#place()?.blockId === place.blockId;
    if (sameEnd) return;
    this.#place.set(place);
    this.furthest.update((before) => Math.max(before, place.fraction));
    if (!value.done) this.keeper.keep(`${this.#base()}/progress`, place, value.language);
  }

  #topOfText(): number {
    return this.#host.nativeElement.querySelector('.progress')?.getBoundingClientRect().bottom ?? 0;
  }

  #block(id: string): HTMLElement | null {
    return this.#host.nativeElement.querySelector<HTMLElement>(`[data-block="${CSS.escape(id)}"]`);
  }

  #mark(question: string, answer: Answer): Promise<QuestionFeedbackDto> {
    const body = { answer, language: this.value()?.language ?? 'en' };
    return firstValueFrom(
      this.#http.post<QuestionFeedbackDto>(`${this.#base()}/checks/${encodeURIComponent(question)}`, body),
    );
  }
}
