import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CitationDto } from '@peacewright/api-client';
import { isParagraphNumber } from '@peacewright/contracts';
import { DatePipe } from '@peacewright/ui';

/** Who said it, when and where: always beside what was said, so that no delegate's words read as the product's own. */
@Component({
  selector: 'pw-citation',
  imports: [DatePipe, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (cited().speaker; as speaker) {
      <span class="speaker" [attr.lang]="language()">{{ speaker }}</span>
    } @else {
      <span class="speaker" [attr.lang]="language()">{{ cited().documentTitle }}</span>
    }
    <span>
      <time [attr.datetime]="cited().dateFrom">{{ cited().dateFrom | pwDate }}</time>
      @if (cited().dateTo !== cited().dateFrom) {
        – <time [attr.datetime]="cited().dateTo">{{ cited().dateTo | pwDate }}</time>
      }
    </span>
    @if (cited().paragraph; as paragraph) {
      <span>{{ numbered(paragraph) ? ('sources.paragraph' | transloco: { paragraph }) : paragraph }}</span>
    }
    @if (cited().heading; as heading) {
      <span>{{ 'sources.heading' | transloco: { heading } }}</span>
    }
  `,
  styles: `
    :host {
      display: block;
      color: var(--pw-ink-quiet);
      font-size: 0.9375rem;
      overflow-wrap: anywhere;
    }
    .speaker {
      color: var(--pw-ink);
      font-weight: 550;
    }
    :host > span + span::before {
      content: ' · ';
      color: var(--pw-ink-quiet);
      font-weight: 400;
    }
  `,
})
export class Citation {
  protected readonly numbered = isParagraphNumber;
  readonly cited = input.required<CitationDto & { readonly ownerCentreName?: string | null }>();
  /** The register names speakers and documents in English; what a centre added is in a language of its own. */
  protected readonly language = computed(() => (this.cited().ownerCentreName === null ? 'en' : null));
}
