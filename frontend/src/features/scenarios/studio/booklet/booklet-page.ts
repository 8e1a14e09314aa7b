import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ScenarioEditionDto } from '@peacewright/api-client';
import type { ScenarioDocument } from '@peacewright/scenario-engine';
import { COMPARISONS } from '@peacewright/scenario-engine/editing';
import { Skeleton, WayBack } from '@peacewright/ui';
import { ProblemPanel, Texts } from '../../../../app';
import { TrainingCard } from '../../play/card';
import { ScenarioWords } from '../../play/scenario-words';
import { bookletOf } from './booklet';

/** The story on paper, for places without devices: numbered paragraphs, and a sheet for what is noted down. */
@Component({
  imports: [MatButton, ProblemPanel, RouterLink, Skeleton, TrainingCard, TranslocoPipe, WayBack],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './booklet-page.html',
  styleUrl: './booklet-page.scss',
})
export class BookletPage {
  readonly edition = input.required<string>();
  readonly #texts = inject(Texts);
  protected readonly stored = httpResource<ScenarioEditionDto>(() => `/api/scenario-editions/${this.edition()}`);
  protected readonly words = computed(() => {
    if (!this.stored.hasValue()) return null;
    // The server reads every document by the engine's schema before it stores it.
    return new ScenarioWords(this.stored.value().document as unknown as ScenarioDocument, this.#texts.language());
  });
  protected readonly paragraphs = computed(() => {
    const words = this.words();
    if (!words) return [];
    const say = (key: string, params?: Record<string, number>): string => this.#texts.text(key, params);
    return bookletOf(words.document, words.language, {
      yes: say('studioForms.values.yes'),
      no: say('studioForms.values.no'),
      elapsed: say('studioForms.condition.elapsed'),
      atMost: (bound) => this.#texts.text('studio.booklet.atMost', { bound }),
      atLeast: (bound) => this.#texts.text('studio.booklet.atLeast', { bound }),
      comparisons: COMPARISONS.map((_, at) => say(`studioForms.condition.ops.${String(at)}`)),
      visited: (n) => say('studio.booklet.visited', { n }),
      notVisited: (n) => say('studio.booklet.notVisited', { n }),
    });
  });
  /** What is right, for whoever leads. */
  protected readonly answers = computed(() => this.paragraphs().filter(({ answers }) => answers.length > 0));
  /** What begins with which value. */
  protected readonly noted = computed(() => {
    const words = this.words();
    return (words?.document.variables ?? []).map((variable) => {
      const { start } = variable;
      const named = variable.type === 'choice' ? variable.values.find(({ id }) => id === start)?.name : undefined;
      const shown =
        typeof start === 'boolean'
          ? this.#texts.text(start ? 'studioForms.values.yes' : 'studioForms.values.no')
          : String(start);
      return { id: variable.id, name: words?.variable(variable.id) || variable.id, start: words?.text(named) || shown };
    });
  });

  protected fileUrl(file: string): string {
    return `/api/scenario-editions/${this.edition()}/files/${file.replace('sha256:', '')}`;
  }

  protected print(): void {
    window.print();
  }
}
