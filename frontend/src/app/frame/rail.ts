import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '@peacewright/ui';
import type { Place } from '../places';
import { Logo } from './logo';

/** The places of a person beside the page, on screens wide enough for it. */
@Component({
  // The host is the landmark itself.
  selector: 'nav[pwRail]',
  imports: [Icon, Logo, RouterLink, RouterLinkActive, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <a class="brand" routerLink="/" [attr.aria-label]="'frame.home' | transloco"><pw-logo /><span>Peacewright</span></a>
    <ul>
      @for (place of places(); track place.path) {
        <li>
          <a
            [routerLink]="'/' + place.path"
            routerLinkActive="here"
            [routerLinkActiveOptions]="{ exact: place.path === '' }"
            ariaCurrentWhenActive="page"
          >
            <pw-icon [name]="place.icon" /><span>{{ place.labelKey | transloco }}</span>
          </a>
        </li>
      }
    </ul>
    <button type="button" class="collapse" [attr.aria-expanded]="!collapsed()" (click)="collapsed.set(!collapsed())">
      <pw-icon [name]="collapsed() ? 'expand' : 'collapse'" />
      <span>{{ (collapsed() ? 'frame.expand' : 'frame.collapse') | transloco }}</span>
    </button>
  `,
  styleUrl: './rail.scss',
  host: { '[class.collapsed]': 'collapsed()' },
})
export class Rail {
  readonly places = input.required<readonly Place[]>();
  /** Icons with small names under them, for who needs the room. */
  readonly collapsed = model.required<boolean>();
}
