import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Problem } from '@peacewright/scenario-engine';
import { StudioStore, type Refused } from '../edition/studio-store';

/** Why an act was not done, as a sentence; of a problem of the document likewise. */
@Component({
  selector: 'pw-problem-words',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p role="alert">
      {{ key() | transloco: params() }}
      @if (where(); as names) {
        {{ 'studioFindings.refusals.where' | transloco: { names } }}
      }
    </p>
  `,
  styles: `
    p {
      color: var(--pw-overdue-ink);
    }
  `,
})
export class ProblemWords {
  readonly refused = input<Refused>();
  readonly problem = input<Problem>();
  readonly #store = inject(StudioStore);
  readonly #said = computed(() => this.problem() ?? this.refused()?.problem ?? null);
  protected readonly key = computed(() => {
    const problem = this.#said();
    return problem
      ? `studioFindings.problems.${problem.code}`
      : `studioFindings.refusals.${this.refused()?.refusal ?? 'shape'}`;
  });
  protected readonly params = computed((): Readonly<Record<string, string | number>> => {
    const { id, ...params } = this.#said()?.params ?? {};
    // Nodes are known by their names, and everything else by what authors call it in code.
    return { ...params, ...(id !== undefined && { id: this.#store.line().get(String(id))?.name || id }) };
  });
  protected readonly where = computed(() =>
    (this.refused()?.at ?? [])
      .map((id) => this.#store.line().get(id))
      .flatMap((line) => (line ? [`${String(line.number)}. ${line.name}`] : []))
      .join(', '),
  );
}
