import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RuleCard } from '../../lesson-view';
import type { ScenarioWords } from './scenario-words';

/** The scenario's training card; the card itself says where a mission's own rules come from. */
@Component({
  selector: 'pw-training-card',
  imports: [RuleCard],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<pw-rule-card [card]="card()" [attr.lang]="words().language" />`,
})
export class TrainingCard {
  readonly words = input.required<ScenarioWords>();
  /** Only these of its rules; all, where nothing is given. */
  readonly only = input<readonly string[]>();
  protected readonly card = computed(() => {
    const words = this.words();
    const { trainingCard } = words.document;
    const only = this.only();
    return {
      id: 'card',
      title: words.text(trainingCard?.title),
      introduction: '',
      rules: (trainingCard?.rules ?? [])
        .filter(({ id }) => only === undefined || only.includes(id))
        .map((rule) => ({
          id: rule.id,
          number: rule.number,
          text: words.text(rule.text),
          condition: words.text(rule.condition),
          authority: words.text(rule.authority),
          permitted: words.text(rule.permitted),
          report: words.text(rule.report),
        })),
    };
  });
}
