import { booleanAttribute, ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { MessagesOutlet } from '@peacewright/ui';
import { Instance } from '../instance/instance';
import { TranslocoPipe } from '@jsverse/transloco';
import { LanguageChoice } from './language-choice';
import { Logo } from './logo';

/** What stands around the screens before signing in: the name, the language, one sheet. */
@Component({
  selector: 'pw-entry',
  imports: [LanguageChoice, Logo, MessagesOutlet, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <header>
      <span class="brand"><pw-logo /><span>Peacewright</span></span>
      <pw-language-choice />
    </header>
    <main id="main" [class.wide]="wide()">
      <h1>{{ heading() }}</h1>
      @if (lead(); as text) {
        <p class="lead">{{ text }}</p>
      }
      <ng-content />
    </main>
    @if (instance.isDemonstration()) {
      <aside class="banner" [attr.aria-label]="'frame.demonstration' | transloco">
        <strong>{{ 'frame.demonstration' | transloco }}</strong> {{ 'frame.demonstrationHint' | transloco }}
      </aside>
    }
    <pw-messages />
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      min-block-size: 100dvh;
    }
    header {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: var(--pw-s3);
      padding: var(--pw-s3) var(--pw-page-inline);
    }
    .brand {
      display: inline-flex;
      align-items: center;
      gap: var(--pw-s2);
      font-size: 1.125rem;
      font-weight: 640;
      letter-spacing: -0.015em;
    }
    main {
      flex: 1;
      inline-size: 100%;
      max-inline-size: 480px;
      margin-inline: auto;
      padding: clamp(var(--pw-s4), 6vh, var(--pw-s8)) var(--pw-s4) var(--pw-s7);
    }
    main.wide {
      max-inline-size: 880px;
    }
    h1 {
      margin-block-end: var(--pw-s2);
    }
    .lead {
      margin-block-end: var(--pw-s5);
      color: var(--pw-ink-quiet);
    }
    .banner {
      padding: var(--pw-s2) var(--pw-page-inline);
      background: var(--pw-banner);
      color: var(--pw-on-banner);
      font-size: var(--pw-text-small);
      text-align: center;
    }
  `,
})
export class Entry {
  protected readonly instance = inject(Instance);
  readonly heading = input.required<string>();
  readonly lead = input<string>();
  readonly wide = input(false, { transform: booleanAttribute });
}
