import { ChangeDetectionStrategy, Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { EmptyState, PageHeader } from '@peacewright/ui';

/** No such address, or none for this person: the two are told apart nowhere. */
@Component({
  imports: [EmptyState, MatButton, PageHeader, RouterLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pw-page-header [heading]="'notFound.title' | transloco" />
    <pw-empty [heading]="'notFound.heading' | transloco" [hint]="'notFound.hint' | transloco">
      <a matButton="filled" routerLink="/">{{ 'notFound.home' | transloco }}</a>
    </pw-empty>
  `,
  styles: `
    :host {
      display: block;
      max-inline-size: 720px;
    }
  `,
})
export class NotFound {}
