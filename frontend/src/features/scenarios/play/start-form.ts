import { ChangeDetectionStrategy, Component, computed, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '@peacewright/ui';
import type { Pace } from './run';
import type { ScenarioWords } from './scenario-words';

const PACES: readonly Pace[] = ['written', 'longer', 'none'];

/** Before a run: what it is about, as whom, what may be hard in it, and how long time limits are to last. */
@Component({
  selector: 'pw-start-form',
  imports: [Icon, MatButton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let shown = words();
    @let document = shown.document;
    <p class="pw-quiet">
      {{ 'scenarios.minutes' | transloco: { minutes: document.minutes } }} ·
      {{ 'scenarios.rating.' + document.contentRating | transloco }}
      @if (document.setting.kind === 'fictional') {
        · <span [attr.lang]="shown.language" dir="auto">{{ shown.text(document.setting.name) }}</span>
      }
    </p>
    @if (shown.text(document.contentWarning); as warning) {
      <p class="note">
        <pw-icon name="warning" /><span [attr.lang]="shown.language" dir="auto">{{ warning }}</span>
      </p>
    }
    @if (shown.role(document.learner); as role) {
      <p>
        {{ 'scenarios.start.as' | transloco }} <strong [attr.lang]="shown.language" dir="auto">{{ role }}</strong>
      </p>
    }
    <p class="pw-lesson briefing" [attr.lang]="shown.language" dir="auto">{{ shown.text(document.briefing) }}</p>
    @if (document.presets.length > 0) {
      <fieldset>
        <legend>{{ 'scenarios.start.preset' | transloco }}</legend>
        <label
          ><input type="radio" name="preset" [checked]="preset() === null" (change)="preset.set(null)" />{{
            'scenarios.start.ordinary' | transloco
          }}</label
        >
        @for (entry of document.presets; track entry.id) {
          <label
            ><input type="radio" name="preset" [checked]="preset() === entry.id" (change)="preset.set(entry.id)" /><span
              [attr.lang]="shown.language"
              dir="auto"
              >{{ shown.text(entry.name) }}</span
            ></label
          >
        }
      </fieldset>
    }
    @if (timed()) {
      <fieldset>
        <legend>{{ 'scenarios.start.pace' | transloco }}</legend>
        <p class="pw-quiet pw-small">{{ 'scenarios.start.paceHint' | transloco }}</p>
        @for (each of paces; track each) {
          <label
            ><input type="radio" name="pace" [checked]="pace() === each" (change)="pace.set(each)" />{{
              'scenarios.start.paces.' + each | transloco
            }}</label
          >
        }
        @if (timeFactor() > 1) {
          <p class="pw-small">{{ 'scenarios.start.granted' | transloco: { percent: grantedPercent() } }}</p>
        }
      </fieldset>
    }
    <button matButton="filled" type="button" (click)="begin.emit({ preset: preset(), pace: pace() })">
      {{ (again() ? 'scenarios.start.again' : 'scenarios.start.begin') | transloco }}
    </button>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--pw-s4);
      justify-items: start;
    }
    .briefing {
      white-space: pre-line;
    }
    .note {
      display: flex;
      gap: var(--pw-s2);
      padding: var(--pw-s3);
      border-radius: var(--pw-corner-small);
      background: var(--pw-due-soft);
      color: var(--pw-due-ink);
    }
    fieldset {
      display: grid;
      inline-size: min(100%, 38rem);
      min-inline-size: 0;
      gap: var(--pw-s1);
      margin: 0;
      padding: var(--pw-s3) var(--pw-s4);
      border: 1px solid var(--pw-line);
      border-radius: var(--pw-corner);
    }
    legend {
      padding-inline: var(--pw-s1);
      font-weight: 600;
    }
    label {
      display: flex;
      align-items: center;
      gap: var(--pw-s3);
      min-block-size: 44px;
      cursor: pointer;
    }
    button {
      min-inline-size: min(16rem, 100%);
      min-block-size: var(--pw-control);
    }
  `,
})
export class StartForm {
  readonly words = input.required<ScenarioWords>();
  readonly timeFactor = input.required<number>();
  /** The language that the learner has as their own. */
  readonly ownLanguage = input.required<string>();
  /** A run was played before. */
  readonly again = input(false);
  readonly begin = output<{ readonly preset: string | null; readonly pace: Pace }>();
  protected readonly paces = PACES;
  protected readonly preset = signal<string | null>(null);
  /** Longer from the start where the words are not in the person's own language. */
  protected readonly pace = linkedSignal<Pace>(() =>
    this.words().language === this.ownLanguage() ? 'written' : 'longer',
  );
  protected readonly timed = computed(() => this.words().document.nodes.some((node) => 'limit' in node && node.limit));
  protected readonly grantedPercent = computed(() => Math.round((this.timeFactor() - 1) * 100));
}
