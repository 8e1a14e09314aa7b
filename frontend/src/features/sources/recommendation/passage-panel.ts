import { httpResource } from '@angular/common/http';
import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  inject,
  input,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PassageDto } from '@peacewright/api-client';
import { Skeleton } from '@peacewright/ui';
import { ProblemPanel } from '../../../app';
import { SourcesStore } from '../shared/store';

/** How much of what stands before the cited paragraph stays in sight, in pixels. */
const ABOVE = 72;

/** The cited paragraph in the centre's own copy, with what stands around it; or why it cannot be shown. */
@Component({
  selector: 'pw-passage-panel',
  imports: [ProblemPanel, RouterLink, Skeleton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section aria-labelledby="passage">
      <h2 id="passage">{{ 'sources.passage.heading' | transloco }}</h2>
      @if (passage.error(); as error) {
        <pw-problem-panel [error]="error" retryable (retry)="passage.reload()" />
      } @else if (passage.hasValue()) {
        @let found = passage.value();
        @switch (found.state) {
          @case ('FOUND') {
            <div #paper class="paper" tabindex="0" role="group" aria-labelledby="passage">
              @for (paragraph of found.paragraphs; track paragraph.seq) {
                @if (paragraph.cited) {
                  <p #cited class="cited">
                    <span class="pw-sr-only">{{ 'sources.passage.cited' | transloco }}</span>
                    <mark>{{ paragraph.text }}</mark>
                  </p>
                } @else {
                  <p>{{ paragraph.text }}</p>
                }
              }
            </div>
            <p class="pw-quiet pw-small">{{ 'sources.passage.from' | transloco: { file: found.fileName } }}</p>
          }
          @case ('NOT_GIVEN') {
            <p class="pw-quiet">{{ 'sources.passage.notGiven' | transloco }}</p>
          }
          @case ('NOT_FOUND') {
            <p class="pw-quiet">{{ 'sources.passage.notFound' | transloco: { file: found.fileName } }}</p>
          }
          @default {
            <p class="pw-quiet">
              {{ 'sources.passage.noCopy' | transloco }}
              <a [routerLink]="['/sources/documents', documentCode()]" [queryParams]="store.linkParams()">{{
                (store.centre()?.mayEdit ? 'sources.passage.attach' : 'sources.passage.document') | transloco
              }}</a>
            </p>
          }
        }
      } @else {
        <pw-skeleton [lines]="4" />
      }
    </section>
  `,
  styles: `
    section {
      display: grid;
      gap: var(--pw-s3);
    }
    h2 {
      font-size: var(--pw-text-h3);
    }
    p {
      max-inline-size: var(--pw-measure);
    }
    .paper {
      position: relative;
      display: grid;
      gap: var(--pw-s3);
      max-block-size: 60vh;
      overflow-y: auto;
      padding: var(--pw-s4) var(--pw-s5);
      border: 1px solid var(--pw-line);
      border-radius: var(--pw-corner);
      background: var(--pw-surface-raised);
      color: var(--pw-ink-quiet);
      line-height: 1.6;
      overflow-wrap: anywhere;
    }
    .cited {
      padding-inline-start: var(--pw-s3);
      border-inline-start: 4px solid var(--pw-action);
    }
    mark {
      background: var(--pw-action-soft);
      color: var(--pw-ink);
      box-decoration-break: clone;
    }
  `,
})
export class PassagePanel {
  readonly code = input.required<string>();
  readonly documentCode = input.required<string>();
  protected readonly store = inject(SourcesStore);
  protected readonly passage = httpResource<PassageDto>(() => ({
    url: `/api/sources/recommendations/${encodeURIComponent(this.code())}/passage`,
    params: this.store.perspective(),
  }));
  private readonly paper = viewChild<ElementRef<HTMLElement>>('paper');
  private readonly cited = viewChild<ElementRef<HTMLElement>>('cited');

  constructor() {
    // The words before it may be longer than the paper is high: what was cited is what one has come to read.
    afterRenderEffect({
      write: () => {
        const [paper, cited] = [this.paper()?.nativeElement, this.cited()?.nativeElement];
        if (paper && cited) paper.scrollTop = cited.offsetTop - ABOVE;
      },
    });
  }
}
