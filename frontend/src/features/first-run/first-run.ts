import { ChangeDetectionStrategy, Component, DestroyRef, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { ProgressBar } from '@peacewright/ui';
import { Entry, Instance, ProblemPanel, Session, Texts, type NewCentre } from '../../app';
import { CentreForm } from './centre-form';

const POLL_MS = 800;

/** A new installation: is it a demonstration with invented data, or a centre's own? Asked once, for good. */
@Component({
  imports: [CentreForm, Entry, MatButton, ProblemPanel, ProgressBar, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (instance.view(); as view) {
      @if (view.state === 'PREPARING') {
        <pw-entry [heading]="'firstRun.preparing' | transloco" [lead]="'firstRun.preparingHint' | transloco">
          @if (error(); as thrown) {
            <pw-problem-panel [error]="thrown" retryable (retry)="watch()" />
          }
          <pw-progress [done]="view.done" [total]="view.total" [label]="'firstRun.preparing' | transloco" />
          <p class="step" aria-live="polite">{{ stepKey(view.step) | transloco }}</p>
        </pw-entry>
      } @else if (choosing() === 'centre') {
        <pw-entry [heading]="'firstRun.centre.heading' | transloco" [lead]="'firstRun.centre.lead' | transloco">
          @if (error(); as thrown) {
            <pw-problem-panel [error]="thrown" />
          }
          <pw-centre-form
            [busy]="busy()"
            (give)="startCentre($event)"
            (back)="choosing.set('kind'); error.set(undefined)"
          />
        </pw-entry>
      } @else {
        <pw-entry wide [heading]="'firstRun.title' | transloco" [lead]="'firstRun.lead' | transloco">
          @if (error(); as thrown) {
            <pw-problem-panel [error]="thrown" />
          }
          <div class="kinds">
            <section class="pw-sheet" aria-labelledby="demonstration">
              <h2 id="demonstration">{{ 'firstRun.demonstration.heading' | transloco }}</h2>
              <p>{{ 'firstRun.demonstration.what' | transloco }}</p>
              <p class="pw-quiet pw-small">{{ 'firstRun.demonstration.keep' | transloco }}</p>
              <button matButton="filled" type="button" [disabled]="busy()" (click)="startDemonstration()">
                {{ 'firstRun.demonstration.act' | transloco }}
              </button>
            </section>
            <section class="pw-sheet" aria-labelledby="own">
              <h2 id="own">{{ 'firstRun.own.heading' | transloco }}</h2>
              <p>{{ 'firstRun.own.what' | transloco }}</p>
              <p class="pw-quiet pw-small">{{ 'firstRun.own.keep' | transloco }}</p>
              <button matButton="outlined" type="button" [disabled]="busy()" (click)="choosing.set('centre')">
                {{ 'firstRun.own.act' | transloco }}
              </button>
            </section>
          </div>
        </pw-entry>
      }
    }
  `,
  styles: `
    .kinds {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr));
      gap: var(--pw-s4);
    }
    section {
      display: flex;
      flex-direction: column;
      gap: var(--pw-s3);
    }
    section button {
      align-self: start;
      min-block-size: var(--pw-control);
      margin-block-start: auto;
    }
    .step {
      margin-block-start: var(--pw-s3);
      color: var(--pw-ink-quiet);
    }
    pw-problem-panel {
      display: block;
      margin-block-end: var(--pw-s4);
    }
  `,
})
export class FirstRun {
  readonly #router = inject(Router);
  readonly #session = inject(Session);
  readonly #texts = inject(Texts);
  protected readonly instance = inject(Instance);
  protected readonly choosing = signal<'kind' | 'centre'>('kind');
  protected readonly busy = signal(false);
  protected readonly error = signal<unknown>(undefined);
  /** Who just set the centre up here, and is signed in once it stands. */
  #administrator: NewCentre['administrator'] | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.#timer);
    });
    void this.watch();
  }

  /** The sentence for a step of preparation; one this screen does not know is called by what it is part of. */
  protected stepKey(step: string): string {
    const key = `firstRun.steps.${step}`;
    return this.#texts.has(key) ? key : 'firstRun.steps.other';
  }

  protected async startDemonstration(): Promise<void> {
    await this.#attempt(() => this.instance.startDemonstration());
  }

  protected async startCentre(centre: NewCentre): Promise<void> {
    await this.#attempt(async () => {
      await this.instance.startCentre(centre);
      this.#administrator = centre.administrator;
    });
  }

  /** Follows the preparation until it is over, then leaves for home, which asks to sign in. */
  protected async watch(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      const view = await this.instance.load();
      this.error.set(undefined);
      if (this.instance.ready()) await this.#leave();
      else if (view.state === 'PREPARING') this.#timer = setTimeout(() => void this.watch(), POLL_MS);
    } catch (error) {
      this.error.set(error);
    }
  }

  async #leave(): Promise<void> {
    const administrator = this.#administrator;
    if (administrator !== undefined) await this.#session.signInByPassword(administrator.email, administrator.password);
    await this.#router.navigateByUrl('/');
  }

  async #attempt(act: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.error.set(undefined);
    try {
      await act();
      await this.watch();
    } catch (error) {
      this.error.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
