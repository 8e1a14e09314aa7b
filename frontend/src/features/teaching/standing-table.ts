import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { TaughtModuleDto } from '@peacewright/api-client';
import { DatePipe, firstRows, MoreRows, StateChip } from '@peacewright/ui';
import { standingIn, type TaughtPerson } from './roster';

/** People by modules: the day completed, how far, or not begun. */
@Component({
  selector: 'pw-standing-table',
  imports: [DatePipe, MoreRows, StateChip, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="pw-table-wrap" data-density="compact" tabindex="0" role="region" [attr.aria-labelledby]="labelledby()">
      <table class="pw-table">
        <thead>
          <tr>
            <th scope="col">{{ 'teaching.person' | transloco }}</th>
            @for (each of modules(); track each.moduleEditionId) {
              <th scope="col" [attr.title]="each.title">
                {{ each.code }}<span class="pw-sr-only"> {{ each.title }}</span>
              </th>
            }
          </tr>
        </thead>
        <tbody>
          @for (person of rows.shown(); track person.personId) {
            <tr>
              <th scope="row">
                {{ person.rank }} {{ person.name }} <span class="pw-quiet pw-small">{{ person.number }}</span>
              </th>
              @for (each of modules(); track each.moduleEditionId) {
                <td>
                  @if (standingIn(person, each.moduleEditionId); as state) {
                    @if (state.completedOn; as day) {
                      <pw-state state="met" [label]="day | pwDate" />
                    } @else if (state.state === 'IN_PROGRESS') {
                      <pw-state
                        state="partly"
                        [label]="
                          'teaching.steps'
                            | transloco
                              : {
                                  done: (state.attended ? state.lessons : state.lessonsDone) + state.testsPassed,
                                  total: state.lessons + state.tests,
                                }
                        "
                      />
                    } @else {
                      <pw-state state="na" [label]="'teaching.open' | transloco" />
                    }
                  }
                </td>
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
    <pw-more-rows [hidden]="rows.hidden()" (showAll)="rows.showAll()" />
  `,
})
export class StandingTable {
  readonly people = input.required<readonly TaughtPerson[]>();
  readonly modules = input.required<readonly TaughtModuleDto[]>();
  readonly labelledby = input.required<string>();
  protected readonly rows = firstRows(this.people);
  protected readonly standingIn = standingIn;
}
