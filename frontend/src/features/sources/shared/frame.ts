import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Tabs } from '@peacewright/ui';
import { SourcesStore } from './store';

/** The ways into the sources, and the centre whose view is shown where there is more than one. */
@Component({
  imports: [RouterLink, RouterLinkActive, RouterOutlet, Tabs, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="bar">
      <nav pwTabs [attr.aria-label]="'sources.title' | transloco">
        @for (way of ways; track way) {
          <a
            [routerLink]="['/sources', way]"
            [queryParams]="store.linkParams()"
            routerLinkActive
            ariaCurrentWhenActive="page"
            >{{ 'sources.ways.' + way | transloco }}</a
          >
        }
      </nav>
      @if (store.centres().length > 1) {
        <label>
          <span>{{ 'sources.centre' | transloco }}</span>
          <select #field (change)="look(field.value)">
            @for (centre of store.centres(); track centre.id) {
              <option [value]="centre.id" [selected]="centre.id === store.centre()?.id">{{ centre.name }}</option>
            }
          </select>
        </label>
      }
    </div>
    <router-outlet />
  `,
  styles: `
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--pw-s2) var(--pw-s5);
      margin-block-end: var(--pw-s5);
      border-block-end: 1px solid var(--pw-line);
    }
    nav {
      flex: 1 1 auto;
      margin: 0;
      border: 0;
    }
    label {
      display: flex;
      align-items: center;
      gap: var(--pw-s2);
      padding-block: var(--pw-s1);
      font-size: var(--pw-text-small);
      color: var(--pw-ink-quiet);
    }
    select {
      min-block-size: 40px;
      max-inline-size: 60vw;
      padding-inline: var(--pw-s2);
      border: 1px solid var(--pw-line-strong);
      border-radius: var(--pw-corner-small);
      background: var(--pw-surface);
      color: var(--pw-ink);
    }
  `,
})
export class SourcesFrame {
  protected readonly store = inject(SourcesStore);
  readonly #router = inject(Router);
  protected readonly ways = ['recommendations', 'board', 'coverage', 'documents'] as const;

  protected look(centre: string): void {
    void this.#router.navigate([], { queryParams: { centre }, queryParamsHandling: 'merge' });
  }
}
