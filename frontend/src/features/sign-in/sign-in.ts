import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatTabsModule } from '@angular/material/tabs';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Entry, Instance, ProblemPanel, Session, type DemoAccount } from '../../app';
import { localPath } from './local-path';
import { PasswordForm } from './password-form';
import { PinForm, type PinSignIn } from './pin-form';

const LAST_TAB = 'pw.signIn';

/** Signing in: by e-mail and password, or on a shared tablet by service number and PIN. */
@Component({
  imports: [Entry, MatTabsModule, PasswordForm, PinForm, ProblemPanel, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pw-entry [heading]="'signIn.title' | transloco" [lead]="(ended() ? 'signIn.ended' : 'signIn.lead') | transloco">
      @if (error(); as thrown) {
        <pw-problem-panel [error]="thrown" />
      }
      <mat-tab-group
        [selectedIndex]="tab()"
        (selectedIndexChange)="choose($event)"
        mat-stretch-tabs
        animationDuration="0"
      >
        <mat-tab [label]="'signIn.byPassword' | transloco">
          <pw-password-form [busy]="busy()" (signIn)="byPassword($event.email, $event.password)" />
        </mat-tab>
        <mat-tab [label]="'signIn.byPin' | transloco">
          <ng-template matTabContent>
            <pw-pin-form [busy]="busy()" (signIn)="byPin($event)" />
          </ng-template>
        </mat-tab>
      </mat-tab-group>

      @if (demoAccounts().length > 0) {
        <section aria-labelledby="demo-heading">
          <h2 id="demo-heading">{{ 'signIn.demo.heading' | transloco }}</h2>
          <p class="pw-quiet pw-small">{{ 'signIn.demo.hint' | transloco }}</p>
          <ul class="pw-plain-list">
            @for (account of demoAccounts(); track account) {
              <li>
                <button type="button" [disabled]="busy()" (click)="asDemo(account)">
                  <strong>{{ account.displayName }}</strong>
                  <span class="pw-quiet">{{ 'roles.' + account.role | transloco }}</span>
                </button>
              </li>
            }
          </ul>
        </section>
      }
    </pw-entry>
  `,
  styles: `
    pw-problem-panel {
      display: block;
      margin-block-end: var(--pw-s4);
    }
    section {
      display: grid;
      gap: var(--pw-s2);
      margin-block-start: var(--pw-s6);
      padding-block-start: var(--pw-s5);
      border-block-start: 1px solid var(--pw-line);
    }
    h2 {
      font-size: var(--pw-text-h3);
    }
    ul {
      display: grid;
      gap: var(--pw-s2);
    }
    li button {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 0 var(--pw-s3);
      inline-size: 100%;
      min-block-size: 48px;
      align-items: center;
      padding: var(--pw-s2) var(--pw-s4);
      border: 1px solid var(--pw-line);
      border-radius: var(--pw-corner);
      background: var(--pw-surface);
      text-align: start;
      cursor: pointer;
    }
    li button:hover {
      border-color: var(--pw-action);
    }
    strong {
      font-weight: 600;
    }
  `,
})
export class SignIn {
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #instance = inject(Instance);

  /** Address wanted before signing in; only one of our own is gone to. */
  readonly to = input<string>();
  /** Set when a session ended by itself. */
  readonly ended = input<string>();

  protected readonly tab = signal(localStorage.getItem(LAST_TAB) === 'pin' ? 1 : 0);
  protected readonly busy = signal(false);
  protected readonly error = signal<unknown>(undefined);
  protected readonly demoAccounts = computed<readonly DemoAccount[]>(() => {
    const view = this.#instance.view();
    return view.state === 'DEMO' ? view.demoAccounts : [];
  });

  protected choose(tab: number): void {
    this.tab.set(tab);
    this.error.set(undefined);
    // A shared tablet opens where it was left.
    localStorage.setItem(LAST_TAB, tab === 1 ? 'pin' : 'password');
  }

  protected byPassword(email: string, password: string): Promise<void> {
    return this.#attempt(() => this.#session.signInByPassword(email, password));
  }

  protected byPin(given: PinSignIn): Promise<void> {
    return this.#attempt(() => this.#session.signInByPin(given.country, given.service, given.serviceNumber, given.pin));
  }

  protected asDemo(account: DemoAccount): Promise<void> {
    return account.email === undefined
      ? this.byPin({ ...account, pin: account.secret })
      : this.byPassword(account.email, account.secret);
  }

  async #attempt(signIn: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.error.set(undefined);
    try {
      await signIn();
      await this.#router.navigateByUrl(localPath(this.to()));
    } catch (error) {
      this.error.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
