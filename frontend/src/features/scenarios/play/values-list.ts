import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ShownValue } from '@peacewright/scenario-engine';
import { Texts } from '../../../app';

/** Where things stand, as far as learners see it. */
@Component({
  selector: 'pw-values-list',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (values().length > 0) {
      <dl [attr.aria-label]="'scenarios.play.standing' | transloco">
        @for (value of values(); track value.id) {
          <div>
            <dt [attr.lang]="language()" dir="auto">{{ value.name }}</dt>
            <dd class="pw-numbers">
              {{ said(value) }}
              @if (value.percent !== null) {
                <span class="meter" aria-hidden="true"><span [style.inline-size.%]="value.percent"></span></span>
              }
            </dd>
          </div>
        }
      </dl>
    }
  `,
  styles: `
    dl {
      display: flex;
      flex-wrap: wrap;
      gap: var(--pw-s2) var(--pw-s5);
      margin: 0;
      padding-block: var(--pw-s2);
      border-block: 1px solid var(--pw-line);
      font-size: var(--pw-text-small);
    }
    dl div {
      display: flex;
      align-items: center;
      gap: var(--pw-s2);
    }
    dt {
      color: var(--pw-ink-quiet);
    }
    dd {
      display: flex;
      align-items: center;
      gap: var(--pw-s2);
      margin: 0;
      font-weight: 600;
    }
    .meter {
      overflow: hidden;
      inline-size: 56px;
      block-size: 6px;
      border-radius: 3px;
      background: var(--pw-track);
    }
    .meter span {
      display: block;
      block-size: 100%;
      background: var(--pw-fill);
    }
  `,
})
export class ValuesList {
  readonly values = input.required<readonly ShownValue[]>();
  readonly language = input.required<string>();
  readonly #texts = inject(Texts);

  protected said(value: ShownValue): string {
    return saidValue(this.#texts, value);
  }
}

/** A value in words. */
export function saidValue(texts: Texts, { type, value, named, max }: ShownValue): string {
  if (named !== null) return named;
  if (type === 'boolean') return texts.text(value === 1 ? 'scenarios.play.yes' : 'scenarios.play.no');
  const numbers = new Intl.NumberFormat(texts.language());
  return texts.text('scenarios.play.of', { value: numbers.format(value), max: numbers.format(max) });
}

/** What has changed between two standings, to be said aloud; empty where nothing has. */
export function saidChanges(texts: Texts, before: readonly ShownValue[], after: readonly ShownValue[]): string {
  return after
    .filter((shown, index) => shown.value !== before[index]?.value)
    .map((shown) => `${shown.name}: ${saidValue(texts, shown)}`)
    .join('. ');
}
