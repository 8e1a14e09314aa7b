import { booleanAttribute, ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { editionStates } from '../api/models';

/** Search, whose and in which state: kept in the address, so that a link shows the same list. */
@Component({
  selector: 'pw-filters',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form role="search" (submit)="$event.preventDefault(); set('q', q.value)">
      <label class="wide"
        ><span>{{ 'courses.filter.search' | transloco }}</span>
        <input #q type="search" maxlength="100" [value]="query() ?? ''" (change)="set('q', q.value)" />
      </label>
      <label
        ><span>{{ 'courses.filter.owner' | transloco }}</span>
        <select #owner (change)="set('owner', owner.value)">
          <option value="">{{ 'courses.filter.all' | transloco }}</option>
          <option value="own" [selected]="whose() === 'own'">{{ 'courses.filter.own' | transloco }}</option>
          <option value="reference" [selected]="whose() === 'reference'">{{ 'courses.reference' | transloco }}</option>
        </select>
      </label>
      @if (withState()) {
        <label
          ><span>{{ 'courses.filter.state' | transloco }}</span>
          <select #state (change)="set('state', state.value)">
            <option value="">{{ 'courses.filter.any' | transloco }}</option>
            @for (one of states; track one) {
              <option [value]="one" [selected]="inState() === one">{{ 'drafting.states.' + one | transloco }}</option>
            }
          </select>
        </label>
      }
    </form>
  `,
  styles: `
    form {
      display: flex;
      flex-wrap: wrap;
      gap: var(--pw-s3);
      margin-block-end: var(--pw-s4);
    }
    label {
      display: grid;
      gap: 2px;
      flex: 0 1 12rem;
    }
    .wide {
      flex: 1 1 16rem;
    }
    span {
      color: var(--pw-ink-quiet);
      font-size: var(--pw-text-small);
    }
    input,
    select {
      min-block-size: 44px;
      padding-inline: var(--pw-s3);
      border: 1px solid var(--pw-line-strong);
      border-radius: var(--pw-corner);
      background: var(--pw-surface);
    }
  `,
})
export class Filters {
  readonly query = input<string | undefined>();
  readonly whose = input<string | undefined>();
  readonly inState = input<string | undefined>();
  readonly withState = input(false, { transform: booleanAttribute });
  readonly #router = inject(Router);
  protected readonly states = editionStates;

  protected set(name: string, value: string): void {
    void this.#router.navigate([], {
      queryParams: { [name]: value.trim() === '' ? null : value.trim() },
      queryParamsHandling: 'merge',
    });
  }
}
