import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AnsweredDto, CitationDto } from '@peacewright/api-client';
import { DatePipe, Messages } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { ProblemPanel, Session, Texts } from '../../../app';
import { centresWith } from '../../drafting';
import { EditionStore } from '../edition/edition-store';

/** Recommendations beside the text: those it cites, and others that are looked up and answered by what is open. */
@Component({
  selector: 'pw-recommendations',
  imports: [DatePipe, MatButton, ProblemPanel, RouterLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2>{{ 'coursesReview.serves.recommendations' | transloco }}</h2>
    @if (answers.error(); as failed) {
      <pw-problem-panel [error]="failed" retryable (retry)="answers.reload()" />
    }
    @for (one of here(); track one.linkId) {
      <article>
        <a [routerLink]="['/sources/recommendations', one.code]">{{ one.code }}</a>
        <span class="pw-small pw-quiet">
          · {{ 'coursesReview.serves.strength.' + one.strength | transloco }}
          @if (one.suggestion) {
            · {{ 'coursesReview.serves.suggestion' | transloco }}
          }
          @if (itemId() === undefined && partOf(one); as part) {
            · <span [attr.lang]="language()" dir="auto">{{ part }}</span>
          }
        </span>
        <p lang="en">{{ one.paraphrase }}</p>
        @if (mayLink() && !one.suggestion) {
          <div class="acts">
            <button matButton class="pw-flush" type="button" [disabled]="busy()" (click)="unlink(one)">
              {{ 'coursesReview.serves.unlink' | transloco: { code: one.code } }}
            </button>
          </div>
        }
      </article>
    } @empty {
      @if (answers.hasValue()) {
        <p class="pw-quiet">{{ 'coursesReview.serves.noAnswer' | transloco }}</p>
      }
    }
    @if (cites.hasValue() && cites.value().length > 0) {
      <h2>{{ 'coursesReview.serves.cited' | transloco }}</h2>
      @for (one of cites.value(); track one.code) {
        <article>
          <a [routerLink]="['/sources/recommendations', one.code]">{{ one.code }}</a>
          <p lang="en">{{ one.paraphrase }}</p>
          <p class="pw-small pw-quiet">{{ one.speaker ?? one.documentTitle }} · {{ one.dateFrom | pwDate }}</p>
        </article>
      }
    }
    @if (mayLink()) {
      <form (submit)="search($event, q.value)">
        <label
          ><span class="pw-small pw-quiet">{{ 'coursesReview.serves.search' | transloco }}</span>
          <input #q type="search" maxlength="200" />
        </label>
        <button matButton type="submit" [disabled]="busy()">{{ 'coursesReview.serves.find' | transloco }}</button>
      </form>
      @if (error(); as thrown) {
        <pw-problem-panel [error]="thrown" />
      }
      @for (one of found(); track one.code) {
        <article>
          <a [routerLink]="['/sources/recommendations', one.code]">{{ one.code }}</a>
          <p lang="en">{{ one.paraphrase }}</p>
          @if (answered().has(one.code)) {
            <p class="pw-small">{{ 'coursesReview.serves.linked' | transloco }}</p>
          } @else {
            <div class="acts">
              <button matButton type="button" [disabled]="busy()" (click)="link(one.code, 'PARTIAL')">
                {{ 'coursesReview.serves.partial' | transloco }}
              </button>
              <button matButton type="button" [disabled]="busy()" (click)="link(one.code, 'FULL')">
                {{ 'coursesReview.serves.full' | transloco }}
              </button>
            </div>
          }
        </article>
      }
      @if (searched() && found().length === 0) {
        <p class="pw-quiet">{{ 'coursesReview.serves.nothing' | transloco }}</p>
      }
    }
  `,
  styles: `
    :host,
    form {
      display: grid;
      gap: var(--pw-s2);
    }
    h2 {
      font-size: var(--pw-text-small);
    }
    article {
      padding: var(--pw-s2);
      border-inline-start: 3px solid var(--pw-line-strong);
      background: var(--pw-surface);
      overflow-wrap: anywhere;
    }
    label {
      display: grid;
      gap: 2px;
    }
    input {
      min-block-size: 40px;
      padding: var(--pw-s2);
      border: 1px solid var(--pw-line-strong);
      border-radius: var(--pw-corner-small);
      background: var(--pw-surface);
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
    }
  `,
})
export class Recommendations {
  /** The open item; without one, the module itself answers. */
  readonly itemId = input<string | undefined>();
  readonly cited = input.required<readonly string[]>();
  readonly #http = inject(HttpClient);
  readonly #session = inject(Session);
  readonly #store = inject(EditionStore);
  readonly #messages = inject(Messages);
  readonly #texts = inject(Texts);
  readonly #readers = centresWith('source.read');
  protected readonly found = signal<readonly CitationDto[]>([]);
  protected readonly searched = signal(false);
  protected readonly busy = signal(false);
  protected readonly error = signal<unknown>(undefined);
  readonly #codes = computed(() => this.cited().join(','));
  protected readonly cites = httpResource<readonly CitationDto[]>(() =>
    this.#codes() === '' ? undefined : `/api/sources/recommendations/by-codes?codes=${this.#codes()}`,
  );
  protected readonly mayLink = computed(
    () => this.#session.may('recommendation.link') && typeof this.#store.module()?.ownerCentreId === 'string',
  );

  /** In the view of the centre that owns the module; of reference content, in that of the own centre. */
  readonly #centreId = computed(() => this.#store.module()?.ownerCentreId ?? this.#readers()[0]?.id);
  protected readonly answers = httpResource<readonly AnsweredDto[]>(() => {
    const [module, centreId] = [this.#store.module()?.id, this.#centreId()];
    return module === undefined || centreId === undefined
      ? undefined
      : { url: `/api/sources/targets/${module}/answers`, params: { centreId } };
  });
  /** What the open part answers; without one, what the module and all of its parts do. */
  protected readonly here = computed(() => {
    const all = this.answers.hasValue() ? this.answers.value() : [];
    const item = this.itemId();
    return item === undefined ? all : all.filter(({ itemId }) => itemId === item);
  });
  protected readonly answered = computed(() => new Set(this.here().map(({ code }) => code)));

  protected readonly language = computed(() => this.#store.edition()?.language);

  /** Name of the lesson, exercise or objective that answers. */
  protected partOf({ itemId }: AnsweredDto): string | undefined {
    return (
      this.#store.items().find(({ id }) => id === itemId)?.title ??
      this.#store.document()?.objectives.find(({ id }) => id === itemId)?.verb
    );
  }

  protected async search(event: Event, q: string): Promise<void> {
    event.preventDefault();
    await this.#attempt(async () => {
      const page = await firstValueFrom(
        this.#http.get<{ readonly rows: readonly CitationDto[] }>('/api/sources/recommendations', {
          params: { q: q.trim() },
        }),
      );
      this.found.set(page.rows.slice(0, 12));
      this.searched.set(true);
    });
  }

  protected async link(code: string, strength: AnsweredDto['strength']): Promise<void> {
    const item = this.#store.items().find(({ id }) => id === this.itemId());
    const targetKind = item === undefined ? 'MODULE' : item.kind === 'LESSON' ? 'LESSON' : 'EXERCISE';
    await this.#add({ code, targetKind, itemId: item?.id ?? null, strength, note: '' });
    this.#messages.announce(this.#texts.text('coursesReview.serves.linked'));
  }

  protected async unlink(link: AnsweredDto): Promise<void> {
    await this.#change(async () => {
      await firstValueFrom(this.#http.delete(`/api/sources/links/${link.linkId}`));
      this.#messages.say({
        text: this.#texts.text('coursesReview.serves.unlinked', { code: link.code }),
        action: { label: this.#texts.text('coursesEditor.commands.undo'), run: () => void this.#add(link) },
      });
    });
  }

  async #add({
    code,
    targetKind,
    itemId,
    strength,
    note,
  }: Pick<AnsweredDto, 'code' | 'targetKind' | 'itemId' | 'strength' | 'note'>): Promise<void> {
    const module = this.#store.module();
    if (typeof module?.ownerCentreId !== 'string') return;
    const body = { centreId: module.ownerCentreId, moduleId: module.id, targetKind, strength, note };
    await this.#change(() =>
      firstValueFrom(
        this.#http.post(`/api/sources/recommendations/${code}/links`, itemId === null ? body : { ...body, itemId }),
      ),
    );
  }

  /** A change of what is answered: the list and the checklist are read again. */
  #change(act: () => Promise<unknown>): Promise<void> {
    return this.#attempt(async () => {
      await act();
      this.answers.reload();
      await this.#store.reloadNotes();
    });
  }

  async #attempt(act: () => Promise<unknown>): Promise<void> {
    this.busy.set(true);
    this.error.set(undefined);
    try {
      await act();
    } catch (error) {
      this.error.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
