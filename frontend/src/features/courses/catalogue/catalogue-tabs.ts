import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

/** Courses and modules, side by side. */
@Component({
  selector: 'pw-catalogue-tabs',
  imports: [RouterLink, RouterLinkActive, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <nav [attr.aria-label]="'courses.catalogue' | transloco">
      <a routerLink="/courses" routerLinkActive="here" ariaCurrentWhenActive="page" [routerLinkActiveOptions]="exact">{{
        'courses.title' | transloco
      }}</a>
      <a
        routerLink="/courses/modules"
        routerLinkActive="here"
        ariaCurrentWhenActive="page"
        [routerLinkActiveOptions]="exact"
        >{{ 'courses.modules.title' | transloco }}</a
      >
      <a
        routerLink="/courses/values"
        routerLinkActive="here"
        ariaCurrentWhenActive="page"
        [routerLinkActiveOptions]="exact"
        >{{ 'courses.values.title' | transloco }}</a
      >
    </nav>
  `,
  styles: `
    nav {
      display: flex;
      flex-wrap: wrap;
      gap: var(--pw-s4);
      margin-block-end: var(--pw-s4);
      border-block-end: 1px solid var(--pw-line);
    }
    a {
      padding-block: var(--pw-s2);
      border-block-end: 3px solid transparent;
      color: var(--pw-ink);
      text-decoration: none;
    }
    a.here {
      border-color: var(--pw-action);
      color: var(--pw-action);
      font-weight: 600;
    }
  `,
})
export class CatalogueTabs {
  protected readonly exact = {
    paths: 'exact',
    queryParams: 'ignored',
    matrixParams: 'ignored',
    fragment: 'ignored',
  } as const;
}
