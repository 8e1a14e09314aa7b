import { ChangeDetectionStrategy, Component, computed, inject, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '@peacewright/ui';
import { Texts } from '../../../app';
import type { Finding } from '../api/models';
import { EditionStore } from '../edition/edition-store';
import type { Panel } from './panels';

interface Place {
  /** Empty: on this page. */
  readonly way: readonly unknown[];
  readonly query: Readonly<Record<string, string | null>>;
  readonly panel: Panel | undefined;
}

/** The publish checklist: sentences, each leading to the place it speaks of. */
@Component({
  selector: 'pw-findings',
  imports: [Icon, RouterLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (group of groups(); track group.severity) {
      @if (group.findings.length > 0) {
        <section>
          <h2>{{ 'coursesReview.severity.' + group.severity | transloco }} ({{ group.findings.length }})</h2>
          <ul>
            @for (finding of group.findings; track $index) {
              <li [attr.data-severity]="finding.severity">
                <pw-icon [name]="finding.severity === 'BLOCKING' ? 'error' : 'warning'" />
                @let place = placeOf(finding);
                <a
                  [routerLink]="place.way"
                  [queryParams]="place.query"
                  [queryParamsHandling]="place.way.length > 0 ? '' : 'merge'"
                  (click)="went.emit(place.panel)"
                  >{{ 'coursesReview.findings.' + finding.code | transloco: named(finding.params) }}</a
                >
              </li>
            }
          </ul>
        </section>
      }
    }
    @if (store.findings().length === 0) {
      <p class="none"><pw-icon name="check" /> {{ 'coursesReview.noFindings' | transloco }}</p>
    }
  `,
  styles: `
    :host,
    section {
      display: grid;
      gap: var(--pw-s3);
    }
    h2 {
      font-size: var(--pw-text-small);
    }
    ul {
      display: grid;
      gap: var(--pw-s2);
      padding: 0;
      list-style: none;
    }
    li,
    .none {
      display: flex;
      gap: var(--pw-s2);
      overflow-wrap: anywhere;
    }
    li[data-severity='BLOCKING'] pw-icon {
      color: var(--pw-overdue-mark);
    }
    li[data-severity='WARNING'] pw-icon {
      color: var(--pw-due-ink);
    }
    a {
      color: var(--pw-ink);
      min-inline-size: 0;
    }
  `,
})
export class Findings {
  /** The person follows a finding: to a panel beside the page, or to the page itself. */
  readonly went = output<Panel | undefined>();
  readonly #texts = inject(Texts);
  protected readonly store = inject(EditionStore);
  protected readonly groups = computed(() =>
    (['BLOCKING', 'WARNING'] as const).map((severity) => ({
      severity,
      findings: this.store.findings().filter((finding) => finding.severity === severity),
    })),
  );

  /** Languages by their names. */
  protected named(params: Finding['params']): Finding['params'] {
    const language = params['language'];
    if (typeof language !== 'string') return params;
    const names = new Intl.DisplayNames([this.#texts.language()], { type: 'language' });
    return { ...params, language: names.of(language) ?? language };
  }

  /** Where a finding is settled: a part of the module, a block in it, its translation, or a panel beside the page. */
  protected placeOf({ code, params, itemId, blockId }: Finding): Place {
    const [module, edition] = [this.store.module()?.id, this.store.edition()];
    const language = code.startsWith('language') ? params['language'] : undefined;
    if (edition?.translations.some((one) => one.language === language) === true) {
      return { way: ['/courses/modules', module, 'translations', edition.id, language], query: {}, panel: undefined };
    }
    const panel =
      language !== undefined
        ? 'steps'
        : code.startsWith('recommendation')
          ? 'serves'
          : code.startsWith('comment')
            ? 'comments'
            : undefined;
    if (itemId !== null) return { way: [], query: { item: itemId, block: blockId }, panel };
    const part = code.startsWith('objective') ? 'objectives' : code.startsWith('reference') ? 'references' : 'about';
    const objective = params['objective'];
    const block = part === 'objectives' && typeof objective === 'string' ? objective : null;
    return { way: [], query: { item: part, block: part === 'about' ? blockId : block }, panel };
  }
}
