import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { BoardDto, BoardLineDto } from '@peacewright/api-client';
import { TranslocoPipe } from '@jsverse/transloco';
import { DatePipe, DateTimePipe, DaysLeft, EmptyState, PageHeader, PluralPipe, Skeleton } from '@peacewright/ui';
import { ProblemPanel, Texts } from '../../../app';
import { nameIn, percentOf } from '../shared/cells';
import { Title } from '../shared/title';
import { PostsBar } from '../shared/posts-bar';
import { inOrder, matching, orderOf, orders } from './order';

/** Every rotation the account may see: days left, posts by state, and the one module that most of them lack. */
@Component({
  selector: 'pw-board-page',
  imports: [
    DatePipe,
    DateTimePipe,
    DaysLeft,
    EmptyState,
    PageHeader,
    PluralPipe,
    PostsBar,
    ProblemPanel,
    RouterLink,
    Skeleton,
    Title,
    TranslocoPipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './board-page.html',
  styleUrl: './board-page.scss',
})
export class BoardPage {
  readonly #router = inject(Router);
  readonly #texts = inject(Texts);
  readonly sort = input<string>();
  readonly q = input<string>();
  readonly past = input<string>();

  protected readonly orders = orders;
  protected readonly board = httpResource<BoardDto>(() => ({
    url: '/api/readiness/board',
    params: this.past() === 'true' ? { past: true } : {},
  }));
  protected readonly order = computed(() => orderOf(this.sort()));
  protected readonly lines = computed(() =>
    this.board.hasValue()
      ? inOrder(matching(this.board.value().rotations, this.q() ?? ''), this.order(), this.#texts.language())
      : [],
  );

  protected name(name: { en: string; fr: string }): string {
    return nameIn(name, this.#texts.language());
  }

  protected percent(line: BoardLineDto): number {
    return percentOf(line.complete, line.asked);
  }

  protected days(line: BoardLineDto): number {
    return Math.abs(line.daysLeft);
  }

  /** Keeps what is asked for in the address; the usual is left out of it. */
  protected ask(change: { readonly sort?: string; readonly q?: string; readonly past?: boolean }): void {
    void this.#router.navigate([], {
      queryParams: {
        ...(change.sort !== undefined && { sort: change.sort === 'days' ? null : change.sort }),
        ...(change.q !== undefined && { q: change.q === '' ? null : change.q }),
        ...(change.past !== undefined && { past: change.past ? 'true' : null }),
      },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}
