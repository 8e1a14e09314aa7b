import { ChangeDetectionStrategy, Component, computed, inject, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Confirm, DateTimePipe, Messages } from '@peacewright/ui';
import { ApiProblem, ProblemPanel, Session, Texts } from '../../../app';
import { CoursesApi } from '../api/courses-api';
import type { Reason, Transition } from '../api/models';
import { EditionStore } from '../edition/edition-store';

/** Where the edition stands and what leads on: each step open, or with the reasons why not. */
@Component({
  selector: 'pw-steps',
  imports: [DateTimePipe, MatButton, ProblemPanel, RouterLink, TranslocoPipe],
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
    .reasons {
      padding-inline-start: var(--pw-s3);
      color: var(--pw-ink-quiet);
      font-size: var(--pw-text-small);
    }
    label {
      display: grid;
      gap: 2px;
    }
    textarea,
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
  readonly #confirm = inject(Confirm);
  readonly #messages = inject(Messages);
  readonly #texts = inject(Texts);
  protected readonly session = inject(Session);
  protected readonly store = inject(EditionStore);
  protected readonly comment = signal('');
  protected readonly busy = signal(false);
  protected readonly error = signal<unknown>(undefined);
  /** Reasons that came with a refusal: the edition changed since it was read. */
  protected readonly refused = signal<readonly Reason[]>([]);
  protected readonly lacksComment = signal(false);
  protected readonly steps = this.store.transitions;
  protected readonly needsComment = computed(() =>
    this.steps().some(({ needsComment, allowed }) => needsComment && allowed),
  );
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

  protected async move(step: Transition): Promise<void> {
    const edition = this.store.edition();
    if (edition === undefined) return;
    this.lacksComment.set(step.needsComment && this.comment().trim() === '');
    if (this.lacksComment()) return;
    if (step.action === 'publish' || step.action === 'retire') {
      const sure = await this.#confirm.ask({
        heading: this.#texts.text(`coursesReview.steps.${step.action}.heading`),
        body: this.#texts.text(`coursesReview.steps.${step.action}.body`),
        verb: this.#texts.text(`coursesReview.actions.${step.action}`),
        destructive: step.action === 'retire',
      });
      if (!sure) return;
    }
    this.busy.set(true);
    this.error.set(undefined);
    this.refused.set([]);
    try {
      await this.store.settle();
      const comment = this.comment().trim();
      const { version } = await this.#api.edition(edition.id);
      await this.#api.move(edition.id, { to: step.to, version, ...(comment === '' ? {} : { comment }) });
      this.comment.set('');
      this.#messages.say(this.#texts.text(`coursesReview.done.${step.action}`));
      await this.store.reload();
    } catch (error) {
      this.#failed(error);
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

  #failed(error: unknown): void {
    const data = error instanceof ApiProblem && error.code === 'edition.refused' ? error.data : undefined;
    if (typeof data === 'object' && data !== null && 'reasons' in data && Array.isArray(data.reasons)) {
      this.refused.set(data.reasons as readonly Reason[]);
    }
    this.error.set(error);
  }
}
