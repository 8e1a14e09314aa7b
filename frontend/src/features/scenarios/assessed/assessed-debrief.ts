import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { AssessedResultDto, AssessedRunDto } from '@peacewright/api-client';
import { compileScenario, type ScenarioDocument } from '@peacewright/scenario-engine';
import { DebriefView } from '../debrief/debrief-view';
import { fromStep, type LocalRun } from '../play/run';
import { ScenarioWords } from '../play/scenario-words';

/** What the server kept back until the end: the path of a run that counted, and what else there was. Brings the engine with it. */
@Component({
  selector: 'pw-assessed-debrief',
  imports: [DebriefView],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<pw-debrief
    counted
    [words]="words()"
    [model]="model()"
    [run]="local()"
    [citations]="result().debrief.citations"
    [fileUrl]="fileUrl()"
  />`,
})
export class AssessedDebrief {
  readonly run = input.required<AssessedRunDto>();
  readonly result = input.required<AssessedResultDto>();
  readonly fileUrl = input.required<(file: string) => string>();
  protected readonly model = computed(() => {
    const compiled = compileScenario(this.result().debrief.document as unknown as ScenarioDocument);
    // A published document has been given its meaning before.
    if (!compiled.ok) throw new Error('The scenario of a run has no meaning.');
    return compiled.model;
  });
  protected readonly words = computed(() => new ScenarioWords(this.model().document, this.run().language));
  protected readonly local = computed<LocalRun>(() => {
    const { seed, steps } = this.result().debrief;
    const { id, itemId } = this.run();
    return {
      id,
      editionId: itemId,
      seed,
      preset: null,
      pace: 'written',
      steps: steps.map(fromStep),
      sent: steps.length,
    };
  });
}
