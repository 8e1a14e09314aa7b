import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '@peacewright/ui';
import type { Finding } from '../api/models';
import { EditionStore } from '../edition/edition-store';

/** The publish checklist: sentences, each leading to the place it speaks of. */
@Component({
  selector: 'pw-findings',
  imports: [Icon, RouterLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (group of groups(); track group.severity) {
      @if (group.findings.length > 0) {
        <section>
          <h3>{{ 'coursesReview.severity.' + group.severity | transloco }} ({{ group.findings.length }})</h3>
          <ul>
            @for (finding of group.findings; track $index) {
              <li [attr.data-severity]="finding.severity">
                <pw-icon [name]="finding.severity === 'BLOCKING' ? 'error' : 'warning'" />
                <a [routerLink]="[]" [queryParams]="place(finding)" queryParamsHandling="merge">{{
                  'coursesReview.findings.' + finding.code | transloco: finding.params
                }}</a>
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
    h3 {
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
  protected readonly store = inject(EditionStore);
  protected readonly groups = computed(() =>
    (['BLOCKING', 'WARNING'] as const).map((severity) => ({
      severity,
      findings: this.store.findings().filter((finding) => finding.severity === severity),
    })),
  );

  protected place({ code, itemId, blockId }: Finding): Readonly<Record<string, string | null>> {
    if (itemId !== null) return { item: itemId, block: blockId };
    if (code.startsWith('objective')) return { item: 'objectives', block: null };
    if (code.startsWith('reference')) return { item: 'references', block: null };
    return { item: 'about', block: blockId };
  }
}
