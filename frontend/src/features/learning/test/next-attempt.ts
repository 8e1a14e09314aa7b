import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AttemptDto, TestOverviewDto } from '@peacewright/api-client';
import { DateTimePipe, Icon } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { ProblemPanel, Texts } from '../../../app';

/** Whether the learner may begin the test now, or go on with an attempt that is open. */
export function mayBegin(test: TestOverviewDto): boolean {
  if (test.passed) return false;
  return test.openAttemptId !== null || (test.waitingUntil === null && test.attemptsLeft !== 0);
}

/** The button that begins a test or goes on with it; where that is not allowed, why not and from when. */
@Component({
  selector: 'pw-next-attempt',
  imports: [DateTimePipe, Icon, MatButton, ProblemPanel, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let shown = test();
    @if (!shown.passed && !may()) {
      <p class="note">
        <pw-icon name="info" />
        @if (shown.waitingUntil !== null) {
          {{ 'learning.test.waitUntil' | transloco }} {{ shown.waitingUntil | pwDateTime }}
        } @else {
          {{ 'learning.test.usedUp' | transloco }}
        }
      </p>
    }
    @if (error(); as thrown) {
      <pw-problem-panel [error]="thrown" />
    }
    <div class="pw-row">
      @if (may()) {
        <button matButton="filled" type="button" [disabled]="busy()" (click)="begin()">
          {{
            (shown.openAttemptId !== null
              ? 'learning.test.goOn'
              : shown.last === null
                ? 'learning.test.begin'
                : 'learning.test.beginAgain'
            ) | transloco
          }}
        </button>
      }
      <ng-content />
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--pw-s4);
    }
    .note {
      display: flex;
      gap: var(--pw-s2);
      padding: var(--pw-s3);
      border-radius: var(--pw-corner-small);
      background: var(--pw-surface-sunken);
    }
    pw-icon {
      margin-block-start: 2px;
    }
  `,
})
export class NextAttempt {
  readonly edition = input.required<string>();
  readonly item = input.required<string>();
  readonly test = input.required<TestOverviewDto>();
  /** The server did not let it begin; what is shown may be old. */
  readonly refused = output();
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #texts = inject(Texts);
  protected readonly may = computed(() => mayBegin(this.test()));
  protected readonly busy = signal(false);
  protected readonly error = signal<unknown>(undefined);

  protected async begin(): Promise<void> {
    this.busy.set(true);
    this.error.set(undefined);
    try {
      const url = `/api/learning/modules/${this.edition()}/tests/${this.item()}/attempts?language=${this.#texts.language()}`;
      const attempt = await firstValueFrom(this.#http.post<AttemptDto>(url, {}));
      await this.#router.navigate(['/learning', this.edition(), 'tests', this.item(), 'attempts', attempt.id]);
    } catch (error) {
      this.error.set(error);
      this.refused.emit();
    } finally {
      this.busy.set(false);
    }
  }
}
