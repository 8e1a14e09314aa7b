import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OneTimeLinkDto } from '@peacewright/api-client';
import { DateTimePipe, Messages } from '@peacewright/ui';
import { Texts } from '../../../app';

/** A one-time link, shown this once: nothing sends it, so the person who made it hands it over. */
@Component({
  selector: 'pw-link-panel',
  imports: [DateTimePipe, MatButton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="one-time-link">{{ 'people.link.heading' | transloco }}</h2>
    <p>{{ 'people.link.body' | transloco }}</p>
    <div class="link">
      <input readonly aria-labelledby="one-time-link" [value]="address()" (focus)="select($event)" />
      <button matButton="filled" type="button" (click)="copy()">{{ 'people.link.copy' | transloco }}</button>
    </div>
    <p class="pw-quiet pw-small">
      {{ 'people.link.until' | transloco: { until: (link().expiresAt | pwDateTime) } }}
    </p>
    <ng-content />
  `,
  host: { class: 'pw-sheet', role: 'group', 'aria-labelledby': 'one-time-link' },
  styles: `
    :host {
      display: grid;
      gap: var(--pw-s3);
      border-inline-start: 4px solid var(--pw-action);
    }
    .link {
      display: flex;
      flex-wrap: wrap;
      gap: var(--pw-s2);
    }
    input {
      flex: 1 1 240px;
      min-inline-size: 0;
      min-block-size: 44px;
      padding-inline: var(--pw-s3);
      border: 1px solid var(--pw-line-strong);
      border-radius: var(--pw-corner);
      background: var(--pw-surface-sunken);
      font-size: var(--pw-text-small);
    }
    button {
      min-block-size: 44px;
    }
  `,
})
export class LinkPanel {
  readonly #messages = inject(Messages);
  readonly #texts = inject(Texts);
  readonly link = input.required<OneTimeLinkDto>();
  protected readonly address = computed(() => `${location.origin}${this.link().path}`);

  protected select(event: Event): void {
    (event.target as HTMLInputElement).select();
  }

  protected async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.address());
      this.#messages.say(this.#texts.text('people.link.copied'));
    } catch {
      // Browsers refuse the clipboard without https: the field can still be selected and copied by hand.
      this.#messages.say(this.#texts.text('people.link.copyByHand'));
    }
  }
}
