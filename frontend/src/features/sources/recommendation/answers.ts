import { NgTemplateOutlet } from '@angular/common';
import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, Injector, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AnswerDto, NewLinkDto, RecommendationDto } from '@peacewright/api-client';
import { Confirm, Messages } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { ProblemPanel, Session, Texts } from '../../../app';
import { SourcesStore } from '../shared/store';

/** What answers a recommendation, how far, and the acts of linking and ending a link. */
@Component({
  selector: 'pw-answers',
  imports: [MatButton, NgTemplateOutlet, ProblemPanel, RouterLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section aria-labelledby="answers">
      <div class="head">
        <h2 id="answers">{{ 'sources.answers.heading' | transloco }}</h2>
        @if (entry().mayLink) {
          <div class="pw-row">
            <button matButton="outlined" type="button" (click)="add()">{{ 'sources.answers.add' | transloco }}</button>
            @if (mayWrite) {
              <a
                matButton="filled"
                routerLink="/sources/answer"
                [queryParams]="{ recommendations: entry().code, centre: store.asked() }"
              >
                {{ 'sources.answerWithModule' | transloco }}
              </a>
            }
          </div>
        }
      </div>
      @if (failed(); as error) {
        <pw-problem-panel [error]="error" />
      }
      @if (answers().length === 0) {
        <p class="pw-quiet">{{ 'sources.answers.none' | transloco }}</p>
      } @else {
        <ul class="pw-plain-list">
          @for (answer of answers(); track answer.id) {
            <li>
              <ng-container [ngTemplateOutlet]="what" [ngTemplateOutletContext]="{ $implicit: answer }" />
              @if (entry().mayLink && answer.own) {
                <button matButton type="button" (click)="end(answer)">
                  {{ 'sources.answers.end' | transloco }}
                  <span class="pw-sr-only">{{ titleOf(answer) }}</span>
                </button>
              }
            </li>
          }
        </ul>
      }
    </section>
    @if (suggestions().length > 0) {
      <section aria-labelledby="suggested">
        <h3 id="suggested">{{ 'sources.answers.suggested' | transloco }}</h3>
        <p class="pw-quiet pw-small">
          {{ (entry().mayLink ? 'sources.answers.suggestedHint' : 'sources.answers.suggestedNotYet') | transloco }}
        </p>
        <ul class="pw-plain-list suggested">
          @for (answer of suggestions(); track answer.id) {
            <li>
              <ng-container [ngTemplateOutlet]="what" [ngTemplateOutletContext]="{ $implicit: answer }" />
              @if (entry().mayLink && answer.targetKind !== 'FEATURE') {
                <button matButton="outlined" type="button" [disabled]="busy()" (click)="takeUp(answer)">
                  {{ 'sources.answers.takeUp' | transloco }}
                  <span class="pw-sr-only">{{ titleOf(answer) }}</span>
                </button>
              }
            </li>
          }
        </ul>
      </section>
    }
    <ng-template #what let-answer>
      <div class="what">
        <p class="pw-quiet pw-small">
          {{ 'sources.target.' + answer.targetKind | transloco }} ·
          {{ (answer.live ? 'sources.answers.live' : 'sources.answers.planned') | transloco }} ·
          {{ 'sources.strength.' + answer.strength | transloco }}
          @if (answer.counts && !answer.own) {
            ·
            {{
              (answer.targetKind === 'FEATURE' ? 'sources.answers.ofProduct' : 'sources.answers.adopted') | transloco
            }}
          }
        </p>
        <p class="title" [lang]="answer.language">
          @if (answer.moduleId !== null && mayOpen) {
            <a [routerLink]="['/courses/modules', answer.moduleId]">{{ titleOf(answer) }}</a>
          } @else {
            {{ titleOf(answer) }}
          }
        </p>
        @if (answer.note !== '') {
          <p class="note" [attr.lang]="answer.own ? null : 'en'" dir="auto">{{ answer.note }}</p>
        }
      </div>
    </ng-template>
  `,
  styles: `
    section {
      display: grid;
      gap: var(--pw-s3);
    }
    .head {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--pw-s3);
    }
    h2 {
      font-size: var(--pw-text-h3);
    }
    ul {
      border: 1px solid var(--pw-line);
      border-radius: var(--pw-corner);
      background: var(--pw-surface);
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: start;
      justify-content: space-between;
      gap: var(--pw-s2);
      padding: var(--pw-s3) var(--pw-s4);
      border-block-end: 1px solid var(--pw-line);
    }
    li:last-child {
      border-block-end: 0;
    }
    section + section {
      margin-block-start: var(--pw-s5);
      gap: var(--pw-s2);
    }
    h3 {
      font-size: 1rem;
    }
    .suggested {
      border-style: dashed;
      background: none;
    }
    .what {
      flex: 1 1 20rem;
      display: grid;
      gap: 2px;
      min-inline-size: 0;
    }
    .title {
      font-weight: 550;
    }
    .note {
      max-inline-size: var(--pw-measure);
      font-size: 0.9375rem;
    }
  `,
})
export class Answers {
  readonly entry = input.required<RecommendationDto>();
  readonly changed = output();
  protected readonly failed = signal<unknown>(undefined);
  protected readonly answers = computed(() => this.entry().answers.filter(({ counts }) => counts));
  protected readonly suggestions = computed(() => this.entry().answers.filter(({ counts }) => !counts));
  protected readonly busy = signal(false);
  protected readonly store = inject(SourcesStore);
  readonly #http = inject(HttpClient);
  readonly #injector = inject(Injector);
  readonly #confirm = inject(Confirm);
  readonly #messages = inject(Messages);
  readonly #texts = inject(Texts);
  readonly #session = inject(Session);
  protected readonly mayOpen = this.#session.may('course.read');
  protected readonly mayWrite = this.#session.may('course.edit');

  protected titleOf(answer: AnswerDto): string {
    if (answer.targetKind === 'FEATURE') return answer.itemTitle ?? answer.itemId;
    const module = `${answer.moduleCode ?? ''} ${answer.moduleTitle ?? ''}`.trim();
    if (answer.targetKind === 'MODULE') return module;
    return `${module}: ${answer.itemTitle ?? this.#texts.text('sources.answers.gone')}`;
  }

  protected async add(): Promise<void> {
    const centre = this.store.centre();
    if (centre === undefined) return;
    const { openAddLink } = await import('./add-link-dialog');
    const added = await openAddLink(this.#injector, {
      code: this.entry().code,
      centreId: centre.id,
      features: this.store.features().map(({ code, title, live }) => ({ code, title: this.store.text(title), live })),
    });
    if (!added) return;
    this.#messages.say(this.#texts.text('sources.answers.added'));
    this.changed.emit();
  }

  /** Makes a suggestion the centre's own answer, as far as it says. */
  protected async takeUp({ targetKind, moduleId, itemId, strength, note }: AnswerDto): Promise<void> {
    const centre = this.store.centre();
    if (centre === undefined || moduleId === null) return;
    const part = targetKind === 'MODULE' ? {} : { itemId };
    const link: NewLinkDto = { centreId: centre.id, targetKind, moduleId, ...part, strength, note };
    this.failed.set(undefined);
    this.busy.set(true);
    try {
      await firstValueFrom(this.#http.post(`/api/sources/recommendations/${this.entry().code}/links`, link));
      this.#messages.say(this.#texts.text('sources.answers.added'));
      this.changed.emit();
    } catch (error) {
      this.failed.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  protected async end(answer: AnswerDto): Promise<void> {
    const sure = await this.#confirm.ask({
      heading: this.#texts.text('sources.answers.endHeading'),
      body: this.#texts.text('sources.answers.endBody', { title: this.titleOf(answer) }),
      verb: this.#texts.text('sources.answers.end'),
      destructive: true,
    });
    if (!sure) return;
    this.failed.set(undefined);
    try {
      await firstValueFrom(this.#http.delete(`/api/sources/links/${answer.id}`));
      this.#messages.say(this.#texts.text('sources.answers.ended'));
      this.changed.emit();
    } catch (error) {
      this.failed.set(error);
    }
  }
}
