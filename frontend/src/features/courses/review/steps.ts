import { ChangeDetectionStrategy, Component, computed, inject, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { DateTimePipe, Messages } from '@peacewright/ui';
import { ProblemPanel, Session, Texts } from '../../../app';
import { LifecycleSteps, type WantedStep } from '../../drafting';
import { CoursesApi } from '../api/courses-api';
import { EditionStore } from '../edition/edition-store';

/** Where the edition stands and what leads on: each step open, or with the reasons why not. */
@Component({
  selector: 'pw-steps',
  imports: [DateTimePipe, LifecycleSteps, MatButton, ProblemPanel, RouterLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './steps.html',
  styles: `
    :host,
    section {
      display: grid;
      gap: var(--pw-s3);
    }
    h2 {
      font-size: var(--pw-text-small);
    }
    ul {
      display: grid;
      gap: var(--pw-s2);
      padding: 0;
      list-style: none;
    }
    dl {
      display: grid;
      gap: var(--pw-s1);
      overflow-wrap: anywhere;
    }
    dt {
      color: var(--pw-ink-quiet);
      font-size: var(--pw-text-small);
    }
    label {
      display: grid;
      gap: 2px;
    }
    input,
    select {
      min-block-size: 40px;
      padding: var(--pw-s2);
      border: 1px solid var(--pw-line-strong);
      border-radius: var(--pw-corner-small);
      background: var(--pw-surface);
    }
    form {
      display: grid;
      gap: var(--pw-s2);
    }
  `,
})
export class Steps {
  readonly newEdition = output<string>();
  readonly #api = inject(CoursesApi);
  readonly #messages = inject(Messages);
  readonly #texts = inject(Texts);
  protected readonly session = inject(Session);
  protected readonly store = inject(EditionStore);
  private readonly stepsRef = viewChild(LifecycleSteps);
  protected readonly busy = signal(false);
  protected readonly error = signal<unknown>(undefined);
  /** Why the last step was not taken. */
  protected readonly refusal = signal<unknown>(undefined);
  protected readonly mayBegin = computed(
    () => this.store.module()?.mayEdit === true && this.store.module()?.open === null,
  );
  protected readonly languages = computed(() => {
    const edition = this.store.edition();
    const there = new Set([edition?.language, ...(edition?.translations ?? []).map(({ language }) => language)]);
    return ['en', 'fr', 'es', 'pt', 'ar', 'sw'].filter((language) => !there.has(language));
  });

  protected languageName(code: string): string {
    return new Intl.DisplayNames([this.#texts.language()], { type: 'language' }).of(code) ?? code;
  }

  protected async move({ step, comment }: WantedStep): Promise<void> {
    const edition = this.store.edition();
    if (edition === undefined) return;
    this.busy.set(true);
    this.refusal.set(undefined);
    try {
      await this.store.settle();
      const { version } = await this.#api.edition(edition.id);
      await this.#api.move(edition.id, { to: step.to, version, ...(comment === '' ? {} : { comment }) });
      this.stepsRef()?.clear();
      this.#messages.say(this.#texts.text(`drafting.done.${step.action}`));
      await this.store.reload();
    } catch (error) {
      this.refusal.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  protected async translate(language: string): Promise<void> {
    const edition = this.store.edition();
    if (edition === undefined) return;
    this.error.set(undefined);
    try {
      await this.#api.startTranslation(edition.id, language);
      await this.store.reload();
    } catch (error) {
      this.error.set(error);
    }
  }
}
