import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Messages } from '@peacewright/ui';
import { ProblemTexts } from '../../../app';
import { EditionStore } from '../edition/edition-store';
import { Recommendations } from './recommendations';

/** Which objectives and recommendations the open part answers. */
@Component({
  selector: 'pw-serves',
  imports: [Recommendations, RouterLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section aria-labelledby="serves-objectives">
      <h2 id="serves-objectives">{{ 'coursesReview.serves.objectives' | transloco }}</h2>
      @if (item(); as at) {
        @for (objective of objectives(); track objective.id) {
          <label>
            <input
              type="checkbox"
              [checked]="at.objectives.includes(objective.id)"
              [disabled]="!store.mayEdit() || said() !== null"
              (change)="toggle(objective.id)"
            />
            <span
              ><b>{{ objective.code }}</b
              >&ngsp;<span [attr.lang]="store.edition()?.language" dir="auto">{{ objective.verb }}</span>
              @if (objective.critical) {
                &ngsp;<em>{{ 'coursesReview.serves.critical' | transloco }}</em>
              }
            </span>
          </label>
        } @empty {
          <p class="pw-quiet">
            {{ 'coursesReview.serves.noObjectives' | transloco }}
            <a [routerLink]="[]" [queryParams]="{ item: 'objectives' }" queryParamsHandling="merge">{{
              'coursesEditor.parts.objectives' | transloco
            }}</a>
          </p>
        }
        @if (said(); as why) {
          <p class="pw-quiet pw-small">{{ 'coursesReview.serves.' + why | transloco }}</p>
        }
      } @else {
        <ul>
          @for (row of coverage(); track row.objective.id) {
            <li>
              <b>{{ row.objective.code }}</b>&ngsp;<span [attr.lang]="store.edition()?.language" dir="auto">{{
                row.objective.verb
              }}</span
              >&ngsp;
              <span class="pw-small pw-quiet">{{
                (row.items === 0 ? 'coursesReview.serves.nowhere' : 'coursesReview.serves.somewhere')
                  | transloco: { n: row.items }
              }}</span>
            </li>
          } @empty {
            <li class="pw-quiet">{{ 'coursesReview.serves.noObjectives' | transloco }}</li>
          }
        </ul>
      }
    </section>
    <pw-recommendations [itemId]="itemId()" [cited]="cited()" />
  `,
  styles: `
    :host,
    section {
      display: grid;
      gap: var(--pw-s2);
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
    li span {
      display: block;
    }
    label {
      display: grid;
      grid-template-columns: auto 1fr;
      align-items: start;
      gap: var(--pw-s2);
      padding-block: var(--pw-s1);
      cursor: pointer;
    }
    em {
      color: var(--pw-overdue-ink);
      font-style: normal;
      font-size: 0.75rem;
    }
  `,
})
export class Serves {
  readonly itemId = input<string | undefined>();
  readonly #messages = inject(Messages);
  readonly #problems = inject(ProblemTexts);
  protected readonly store = inject(EditionStore);
  protected readonly item = computed(() => this.store.items().find(({ id }) => id === this.itemId()));
  protected readonly objectives = computed(() => this.store.document()?.objectives ?? []);
  /** A test's objectives are those that its questions name, a scenario's those that its results count for. */
  protected readonly said = computed(() => {
    const kind = this.item()?.kind;
    return kind === 'TEST' ? 'byQuestions' : kind === 'SCENARIO' ? 'byResults' : null;
  });
  protected readonly coverage = computed(() =>
    this.objectives().map((objective) => ({
      objective,
      items: this.store.items().filter(({ objectives }) => objectives.includes(objective.id)).length,
    })),
  );
  /** Codes that the open text cites. */
  protected readonly cited = computed(() => {
    const document = this.store.open()?.session.document();
    if (document?.schema !== 'peacewright.lesson') return [];
    return [...new Set(citations(document.blocks))];
  });

  protected async toggle(id: string): Promise<void> {
    const item = this.item();
    if (item === undefined) return;
    const objectives = item.objectives.includes(id)
      ? item.objectives.filter((one) => one !== id)
      : [...item.objectives, id];
    try {
      await this.store.changeItem(item.id, { objectives });
    } catch (error) {
      this.#messages.say(this.#problems.sentence(error));
    }
  }
}

interface Walked {
  readonly type?: string;
  readonly attrs?: object;
  readonly content?: readonly object[] | undefined;
}

function citations(nodes: readonly object[]): string[] {
  return nodes.flatMap((node: Walked) => {
    const code =
      node.type === 'citation' && node.attrs !== undefined && 'code' in node.attrs ? node.attrs.code : undefined;
    return typeof code === 'string' ? [code] : citations(node.content ?? []);
  });
}
