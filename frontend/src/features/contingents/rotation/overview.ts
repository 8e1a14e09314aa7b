import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RotationState } from '@peacewright/api-client';
import { Confirm, DatePipe, ProgressBar } from '@peacewright/ui';
import { ProblemPanel, Session, Texts } from '../../../app';
import { Attempt } from '../attempt';
import { RotationStore } from './rotation-store';

const DATES = [
  'trainingStart',
  'nominalRollFreeze',
  'pdvDate',
  'certificationDue',
  'deployFrom',
  'handoverFrom',
  'handoverTo',
  'deployTo',
] as const;

/** Dates in their order, how far the roll is, and the next step of the rotation. */
@Component({
  imports: [DatePipe, MatButton, ProblemPanel, ProgressBar, RouterLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (rotation(); as one) {
      <pw-problem-panel [error]="problem()" />
      <div class="columns">
        <section class="pw-sheet" aria-labelledby="dates">
          <h2 id="dates">{{ 'contingents.dates.title' | transloco }}</h2>
          <ol class="pw-plain-list line">
            @for (date of dates(); track date.name) {
              <li [class.main]="date.name === 'deployFrom'">
                <span>{{ 'contingents.dates.' + date.name | transloco }}</span>
                <time [attr.datetime]="date.day">{{ date.day | pwDate }}</time>
              </li>
            }
          </ol>
          <p class="pw-quiet pw-small">{{ 'contingents.zone' | transloco: { zone: one.timeZone } }}</p>
        </section>
        <section class="pw-sheet" aria-labelledby="people">
          <h2 id="people">{{ 'contingents.roll.title' | transloco }}</h2>
          <p>{{ 'contingents.filledOf' | transloco: { n: one.filled, of: one.posts } }}</p>
          <pw-progress
            [done]="one.filled"
            [total]="one.posts"
            [label]="'contingents.filled' | transloco"
            [showText]="false"
          />
          <dl>
            <dt>{{ 'contingents.vacant' | transloco }}</dt>
            <dd>{{ one.posts - one.filled }}</dd>
            <dt>{{ 'contingents.reserves' | transloco }}</dt>
            <dd>{{ one.reserves }}</dd>
            <dt>{{ 'contingents.accounts.have' | transloco }}</dt>
            <dd>{{ 'contingents.of' | transloco: { n: one.accounts, of: one.filled + one.reserves } }}</dd>
            <dt>{{ 'contingents.centre' | transloco }}</dt>
            <dd>{{ one.centreName }}</dd>
            <dt>{{ 'contingents.form.kind' | transloco }}</dt>
            <dd>{{ 'contingents.kinds.' + one.kind | transloco }}</dd>
          </dl>
          @if (one.posts === 0 && one.mayEditRoll) {
            <p>{{ 'contingents.roll.emptyHint' | transloco }}</p>
            <a matButton="filled" [routerLink]="['/contingents', one.id, 'import']">{{
              'contingents.tabs.import' | transloco
            }}</a>
          }
          @if (session.may('completion.read')) {
            <a matButton="outlined" [routerLink]="['/completion', one.id]">{{
              'contingents.openCompletion' | transloco
            }}</a>
          }
        </section>
      </div>
      @if (one.mayEdit) {
        <div class="pw-row">
          <a matButton="outlined" [routerLink]="['/contingents', one.id, 'edit']">{{
            'contingents.form.edit' | transloco
          }}</a>
          @for (state of one.nextStates; track state) {
            <button
              [matButton]="state === 'CANCELLED' ? 'text' : 'outlined'"
              type="button"
              [disabled]="busy()"
              (click)="go(state)"
            >
              {{ 'contingents.steps.' + state | transloco }}
            </button>
          }
        </div>
      }
    }
  `,
  styles: `
    :host {
      overflow-wrap: anywhere;
    }
    .columns {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr));
      gap: var(--pw-s4);
      margin-block-end: var(--pw-s4);
    }
    section {
      display: grid;
      align-content: start;
      gap: var(--pw-s3);
    }
    .line li {
      display: flex;
      justify-content: space-between;
      gap: var(--pw-s3);
      padding-block: var(--pw-s2);
      border-block-end: 1px solid var(--pw-line);
    }
    time {
      white-space: nowrap;
    }
    .line .main {
      font-weight: 620;
    }
    dl {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: var(--pw-s2) var(--pw-s4);
      margin: 0;
    }
    dt {
      color: var(--pw-ink-quiet);
      overflow-wrap: break-word;
    }
    dd {
      margin: 0;
      text-align: end;
    }
    section a {
      justify-self: start;
    }
  `,
})
export class Overview {
  readonly #store = inject(RotationStore);
  readonly #confirm = inject(Confirm);
  readonly #texts = inject(Texts);
  protected readonly session = inject(Session);
  readonly #attempt = new Attempt();
  protected readonly busy = this.#attempt.busy;
  protected readonly problem = this.#attempt.problem;
  protected readonly rotation = computed(() =>
    this.#store.rotation.hasValue() ? this.#store.rotation.value() : undefined,
  );
  protected readonly dates = computed(() => {
    const one = this.rotation();
    return DATES.flatMap((name) => {
      const day = one?.[name];
      return day ? [{ name, day }] : [];
    }).sort((a, b) => a.day.localeCompare(b.day));
  });

  protected async go(state: RotationState): Promise<void> {
    const one = this.rotation();
    if (!one) return;
    const sure = await this.#confirm.ask({
      heading: this.#texts.text(`contingents.steps.${state}`),
      body: this.#texts.text('contingents.stepBody', {
        from: this.#texts.text(`contingents.states.${one.state}`),
        to: this.#texts.text(`contingents.states.${state}`),
      }),
      verb: this.#texts.text(`contingents.steps.${state}`),
      destructive: state === 'CANCELLED',
    });
    if (!sure) return;
    await this.#attempt.of(() =>
      this.#store.send('post', `/api/rotations/${one.id}/state`, { state, version: one.version }),
    );
  }
}
