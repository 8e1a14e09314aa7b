import { ChangeDetectionStrategy, Component, ElementRef, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { FICTION_CHECKS, type FictionCheck } from '@peacewright/contracts';

/** The list that an approver goes through before approving; who approves vouches for every line. */
@Component({
  selector: 'pw-fiction-checks',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset>
      <legend>{{ 'studioActs.fiction.heading' | transloco }}</legend>
      <p class="pw-small pw-quiet">{{ 'studioActs.fiction.hint' | transloco }}</p>
      @for (check of checks; track check) {
        <label class="tick">
          <input
            type="checkbox"
            [checked]="ticked().has(check)"
            [attr.aria-invalid]="lacking() && !ticked().has(check)"
            (change)="tick(check, $event)"
          />
          <span>{{ 'studioActs.fiction.checks.' + check | transloco }}</span>
        </label>
      }
      @if (lacking()) {
        <p class="due" role="alert">
          {{ 'studioActs.fiction.lacking' | transloco: { n: checks.length - ticked().size } }}
        </p>
      }
    </fieldset>
  `,
  styleUrl: '../../../drafting/form.scss',
  styles: `
    label.tick {
      align-items: start;
    }
    label.tick input {
      margin-block-start: 0.3em;
    }
    .due {
      color: var(--pw-due-ink);
      font-weight: 600;
    }
  `,
})
export class FictionChecks {
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #asked = signal(false);
  protected readonly checks = FICTION_CHECKS;
  protected readonly ticked = signal<ReadonlySet<FictionCheck>>(new Set());

  /** Lines were missing when they were asked for, and still are. */
  protected lacking(): boolean {
    return this.#asked() && this.ticked().size < FICTION_CHECKS.length;
  }

  /** Every line, where every one is ticked; otherwise says so on the page and leads to the first that is not. */
  complete(): readonly FictionCheck[] | undefined {
    const ticked = this.ticked();
    this.#asked.set(true);
    if (ticked.size === FICTION_CHECKS.length) return FICTION_CHECKS;
    this.#host.nativeElement.querySelector<HTMLElement>('input:not(:checked)')?.focus();
    return undefined;
  }

  protected tick(check: FictionCheck, event: Event): void {
    const there = (event.target as HTMLInputElement).checked;
    this.ticked.update((before) => new Set(there ? [...before, check] : [...before].filter((one) => one !== check)));
  }
}
