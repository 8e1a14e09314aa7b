import { ChangeDetectionStrategy, Component, computed, effect, ElementRef, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ModuleDocument } from '@peacewright/lesson-document';
import { EmptyState, Icon, Messages } from '@peacewright/ui';
import { Texts } from '../../../app';
import { type DraftSession, newId } from '../../drafting';
import { EditionStore } from '../edition/edition-store';
import { courseIcons } from '../icons';

type Objective = ModuleDocument['objectives'][number];

/** What a learner can do afterwards: verb, condition, standard, and of what domain. */
@Component({
  selector: 'pw-objectives-editor',
  imports: [EmptyState, Icon, MatButton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset [disabled]="!editable()">
      <div class="pw-row">
        <h2>{{ 'coursesEditor.parts.objectives' | transloco }}</h2>
        @if (editable()) {
          <button matButton class="end" type="button" [disabled]="!session().mayUndo()" (click)="session().undo()">
            {{ 'coursesEditor.commands.undo' | transloco }}
          </button>
        }
      </div>
      <ol class="rows">
        @for (
          objective of at().objectives;
          track objective.id;
          let index = $index;
          let first = $first;
          let last = $last
        ) {
          <li class="pw-sheet" [attr.data-objective]="objective.code">
            <div class="pair">
              <label
                ><span>{{ 'coursesEditor.objectives.code' | transloco }}</span>
                <input maxlength="20" [value]="objective.code" (input)="set(index, { code: text($event) })" />
              </label>
              <label
                ><span>{{ 'coursesEditor.objectives.domain' | transloco }}</span>
                <select (change)="domain(index, $event)">
                  @for (one of domains; track one) {
                    <option [value]="one" [selected]="objective.domain === one">
                      {{ 'coursesEditor.objectives.domains.' + one | transloco }}
                    </option>
                  }
                </select>
              </label>
            </div>
            <label
              ><span>{{ 'coursesEditor.objectives.verb' | transloco }}</span>
              <input
                [lang]="at().language"
                maxlength="300"
                [value]="objective.verb"
                (input)="set(index, { verb: text($event) })"
              />
            </label>
            <label
              ><span>{{ 'coursesEditor.objectives.condition' | transloco }}</span>
              <input
                [lang]="at().language"
                maxlength="500"
                [value]="objective.condition"
                (input)="set(index, { condition: text($event) })"
              />
            </label>
            <label
              ><span>{{ 'coursesEditor.objectives.standard' | transloco }}</span>
              <input
                [lang]="at().language"
                maxlength="500"
                [value]="objective.standard"
                (input)="set(index, { standard: text($event) })"
              />
            </label>
            <div class="pw-row">
              <label class="tick">
                <input
                  type="checkbox"
                  [checked]="objective.critical"
                  (change)="set(index, { critical: !objective.critical })"
                />
                <span>{{ 'coursesEditor.objectives.critical' | transloco }}</span>
              </label>
              @if (editable()) {
                <span class="end"></span>
                <button type="button" class="icon" [disabled]="first" (click)="move(index, -1)">
                  <pw-icon [path]="upIcon" /><span class="pw-sr-only">{{
                    'coursesEditor.questions.up' | transloco: { n: index + 1 }
                  }}</span>
                </button>
                <button type="button" class="icon" [disabled]="last" (click)="move(index, 1)">
                  <pw-icon [path]="downIcon" /><span class="pw-sr-only">{{
                    'coursesEditor.questions.down' | transloco: { n: index + 1 }
                  }}</span>
                </button>
                <button type="button" class="icon" (click)="remove(index)">
                  <pw-icon name="delete" /><span class="pw-sr-only">{{
                    'coursesEditor.objectives.remove' | transloco: { code: objective.code }
                  }}</span>
                </button>
              }
            </div>
          </li>
        }
      </ol>
      @if (at().objectives.length === 0) {
        <pw-empty
          [heading]="'coursesEditor.objectives.none' | transloco"
          [hint]="'coursesEditor.objectives.noneHint' | transloco"
        />
      }
      @if (editable()) {
        <div>
          <button matButton="outlined" type="button" (click)="add()">
            {{ 'coursesEditor.objectives.add' | transloco }}
          </button>
        </div>
      }
    </fieldset>
  `,
  styleUrls: ['../../drafting/form.scss', './facts.scss'],
})
export class ObjectivesEditor {
  readonly session = input.required<DraftSession<ModuleDocument>>();
  readonly editable = input.required<boolean>();
  /** Code of the objective to go to, from a finding. */
  readonly target = input<string | undefined>();
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #store = inject(EditionStore);
  readonly #messages = inject(Messages);
  readonly #texts = inject(Texts);
  protected readonly domains = ['KNOWLEDGE', 'SKILL', 'ATTITUDE'] as const;
  protected readonly upIcon = courseIcons.up;
  protected readonly downIcon = courseIcons.down;
  protected readonly at = computed(() => this.session().document());

  constructor() {
    effect(() => {
      const target = this.target();
      if (target === undefined) return;
      setTimeout(() => {
        const row = this.#host.nativeElement.querySelector<HTMLElement>(`[data-objective="${CSS.escape(target)}"]`);
        row?.scrollIntoView({ block: 'center' });
        row?.querySelector<HTMLElement>('input')?.focus({ preventScroll: true });
      });
    });
  }

  protected text(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected set(index: number, change: Partial<Objective>): void {
    this.#all(this.at().objectives.map((one, at) => (at === index ? { ...one, ...change } : one)));
  }

  protected domain(index: number, event: Event): void {
    const domain = this.domains.find((one) => one === this.text(event));
    if (domain !== undefined) this.set(index, { domain });
  }

  protected add(): void {
    const { objectives } = this.at();
    const code = `${this.#store.edition()?.code ?? ''}-${String(objectives.length + 1)}`.slice(0, 20);
    this.#all([
      ...objectives,
      { id: newId('lo'), code, verb: '', domain: 'KNOWLEDGE', condition: '', standard: '', critical: false },
    ]);
  }

  protected move(index: number, step: -1 | 1): void {
    const objectives = [...this.at().objectives];
    const [moved] = objectives.splice(index, 1);
    if (moved !== undefined) this.#all(objectives.toSpliced(index + step, 0, moved));
  }

  protected remove(index: number): void {
    const removed = this.at().objectives[index];
    if (removed === undefined) return;
    this.#all(this.at().objectives.filter((_, at) => at !== index));
    this.#messages.say({
      text: this.#texts.text('coursesEditor.outline.removed', { title: removed.code }),
      action: {
        label: this.#texts.text('coursesEditor.outline.bringBack'),
        run: () => this.#all(this.at().objectives.toSpliced(index, 0, removed)),
      },
    });
  }

  #all(objectives: Objective[]): void {
    this.session().change({ ...this.at(), objectives });
  }
}
