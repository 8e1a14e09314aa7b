import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { DatePipe, Messages } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { ProblemPanel, Session, Texts } from '../../../app';
import { EditionStore } from '../edition/edition-store';

interface Citation {
  readonly code: string;
  readonly paraphrase: string;
  readonly speaker: string | null;
  readonly documentTitle: string;
  readonly dateFrom: string;
}

/** Recommendations beside the text: those it cites, and others that are looked up and answered by what is open. */
@Component({
  selector: 'pw-recommendations',
  imports: [DatePipe, MatButton, ProblemPanel, RouterLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h3>{{ 'coursesReview.serves.recommendations' | transloco }}</h3>
    @if (cites.hasValue()) {
      @for (one of cites.value(); track one.code) {
        <article>
          <a [routerLink]="['/sources/recommendations', one.code]">{{ one.code }}</a>
          <p>{{ one.paraphrase }}</p>
          <p class="pw-small pw-quiet">{{ one.speaker ?? one.documentTitle }} · {{ one.dateFrom | pwDate }}</p>
        </article>
      } @empty {
        <p class="pw-quiet">{{ 'coursesReview.serves.noneCited' | transloco }}</p>
      }
    } @else {
      <p class="pw-quiet">{{ 'coursesReview.serves.noneCited' | transloco }}</p>
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
          <p>{{ one.paraphrase }}</p>
          @if (linked().has(one.code)) {
            <p class="pw-small" role="status">{{ 'coursesReview.serves.linked' | transloco }}</p>
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
    h3 {
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
  protected readonly found = signal<readonly Citation[]>([]);
  protected readonly searched = signal(false);
  protected readonly linked = signal<ReadonlySet<string>>(new Set());
  protected readonly busy = signal(false);
  protected readonly error = signal<unknown>(undefined);
  readonly #codes = computed(() => this.cited().join(','));
  protected readonly cites = httpResource<readonly Citation[]>(() =>
    this.#codes() === '' ? undefined : `/api/sources/recommendations/by-codes?codes=${this.#codes()}`,
  );
  protected readonly mayLink = computed(
    () => this.#session.may('recommendation.link') && typeof this.#store.module()?.ownerCentreId === 'string',
  );

  protected async search(event: Event, q: string): Promise<void> {
    event.preventDefault();
    await this.#attempt(async () => {
      const page = await firstValueFrom(
        this.#http.get<{ readonly rows: readonly Citation[] }>('/api/sources/recommendations', {
          params: { q: q.trim() },
        }),
      );
      this.found.set(page.rows.slice(0, 12));
      this.searched.set(true);
    });
  }

  protected async link(code: string, strength: 'FULL' | 'PARTIAL'): Promise<void> {
    const module = this.#store.module();
    if (typeof module?.ownerCentreId !== 'string') return;
    const item = this.#store.items().find(({ id }) => id === this.itemId());
    const target =
      item === undefined
        ? { targetKind: 'MODULE', moduleId: module.id }
        : { targetKind: item.kind === 'LESSON' ? 'LESSON' : 'EXERCISE', moduleId: module.id, itemId: item.id };
    await this.#attempt(async () => {
      await firstValueFrom(
        this.#http.post(`/api/sources/recommendations/${code}/links`, {
          centreId: module.ownerCentreId,
          ...target,
          strength,
          note: '',
        }),
      );
      this.linked.update((codes) => new Set([...codes, code]));
      this.#messages.announce(this.#texts.text('coursesReview.serves.linked'));
      await this.#store.reloadNotes();
    });
  }

  async #attempt(act: () => Promise<void>): Promise<void> {
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
