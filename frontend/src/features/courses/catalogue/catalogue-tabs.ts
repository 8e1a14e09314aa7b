import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Tabs } from '@peacewright/ui';

/** Courses and modules, side by side. */
@Component({
  selector: 'pw-catalogue-tabs',
  imports: [RouterLink, RouterLinkActive, Tabs, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <nav pwTabs [attr.aria-label]="'courses.catalogue' | transloco">
      <a routerLink="/courses" routerLinkActive ariaCurrentWhenActive="page" [routerLinkActiveOptions]="exact">{{
        'courses.title' | transloco
      }}</a>
      <a
        routerLink="/courses/modules"
        routerLinkActive
        ariaCurrentWhenActive="page"
        [routerLinkActiveOptions]="exact"
        >{{ 'courses.modules.title' | transloco }}</a
      >
      <a routerLink="/courses/values" routerLinkActive ariaCurrentWhenActive="page" [routerLinkActiveOptions]="exact">{{
        'courses.values.title' | transloco
      }}</a>
    </nav>
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
