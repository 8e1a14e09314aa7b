import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { DatePipe, PageHeader } from '@peacewright/ui';
import { Appearance, Session, Texts } from '../../app';

/** One's own account: who one is here, with which roles and until when, and how the screen looks. */
@Component({
  imports: [DatePipe, MatButton, PageHeader, RouterLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pw-page-header [heading]="account()?.displayName ?? ''" [lead]="account()?.email ?? undefined">
      <a actions matButton="outlined" routerLink="secret">
        {{ (account()?.secret === 'PIN' ? 'frame.changePin' : 'frame.changePassword') | transloco }}
      </a>
    </pw-page-header>
    <section>
      <h2 id="roles">{{ 'account.roles.heading' | transloco }}</h2>
      @if (roles().length > 0) {
        <div class="pw-table-wrap" tabindex="0" role="region" aria-labelledby="roles">
          <table class="pw-table">
            <thead>
              <tr>
                <th scope="col">{{ 'account.roles.role' | transloco }}</th>
                <th scope="col">{{ 'account.roles.where' | transloco }}</th>
                <th scope="col">{{ 'account.roles.until' | transloco }}</th>
              </tr>
            </thead>
            <tbody>
              @for (role of roles(); track $index) {
                <tr>
                  <th scope="row">{{ 'roles.' + role.role | transloco }}</th>
                  <td>
                    {{ role.scopeKind === 'SYSTEM' ? ('frame.wholeSystem' | transloco) : role.scopeName[language()] }}
                  </td>
                  <td>{{ role.endsAt === null ? ('account.roles.open' | transloco) : (role.endsAt | pwDate) }}</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      } @else {
        <p class="pw-quiet">{{ 'account.roles.none' | transloco }}</p>
      }
    </section>
    <section>
      <h2>{{ 'account.screen.heading' | transloco }}</h2>
      <label class="contrast">
        <input
          type="checkbox"
          [checked]="appearance.moreContrast()"
          (change)="appearance.chooseContrast(!appearance.moreContrast())"
        />
        <span>
          {{ 'account.screen.contrast' | transloco }}
          <span class="pw-quiet pw-small">{{ 'account.screen.contrastHint' | transloco }}</span>
        </span>
      </label>
    </section>
  `,
  styles: `
    :host {
      display: block;
      max-inline-size: 720px;
    }
    section {
      display: grid;
      gap: var(--pw-s3);
      margin-block-end: var(--pw-s6);
    }
    .contrast {
      display: flex;
      align-items: start;
      gap: var(--pw-s3);
      min-block-size: 44px;
      cursor: pointer;
    }
    .contrast span span {
      display: block;
    }
    input {
      flex: none;
      inline-size: 20px;
      block-size: 20px;
      margin-block-start: 2px;
      accent-color: var(--pw-action);
    }
  `,
})
export class AccountPage {
  readonly #session = inject(Session);
  protected readonly appearance = inject(Appearance);
  protected readonly account = this.#session.account;
  protected readonly language = inject(Texts).language;
  protected readonly roles = this.#session.roles;
}
