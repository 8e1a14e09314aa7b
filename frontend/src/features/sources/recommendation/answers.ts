import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, Injector, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AnswerDto, RecommendationDto } from '@peacewright/api-client';
import { Confirm, Messages } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { ProblemPanel, Session, Texts } from '../../../app';
import { SourcesStore } from '../shared/store';

/** What answers a recommendation, how far, and the acts of linking and ending a link. */
@Component({
  selector: 'pw-answers',
  imports: [MatButton, ProblemPanel, RouterLink, TranslocoPipe],
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
      @if (entry().answers.length === 0) {
        <p class="pw-quiet">{{ 'sources.answers.none' | transloco }}</p>
      } @else {
        <ul class="pw-plain-list">
          @for (answer of entry().answers; track answer.id) {
            <li>
              <div class="what">
                <p class="pw-quiet pw-small">
                  {{ 'sources.target.' + answer.targetKind | transloco }} ·
                  {{ (answer.live ? 'sources.answers.live' : 'sources.answers.planned') | transloco }} ·
                  {{ 'sources.strength.' + answer.strength | transloco }}
                </p>
                <p class="title">
                  @if (answer.moduleId !== null && mayOpen) {
                    <a [routerLink]="['/courses/modules', answer.moduleId]">{{ titleOf(answer) }}</a>
                  } @else {
                    {{ titleOf(answer) }}
                  }
                </p>
                @if (answer.note !== '') {
                  <p class="note">{{ answer.note }}</p>
                }
              </div>
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
