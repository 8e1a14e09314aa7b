import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import type { BoardLineDto } from '@peacewright/api-client';
import { TranslocoPipe } from '@jsverse/transloco';
import { DatePipe, DateTimePipe, DaysLeft, PageHeader, PluralPipe, Tabs, WayBack } from '@peacewright/ui';
import { PageTitle, Texts } from '../../../app';
import { nameIn, percentOf } from './cells';
import { PostsBar } from './posts-bar';

/** The head of a rotation's screens: whose, how long until departure, how many are done of how many, as of when. */
@Component({
  selector: 'pw-rotation-head',
  imports: [
    DatePipe,
    DateTimePipe,
    DaysLeft,
    PageHeader,
    PluralPipe,
    PostsBar,
    RouterLink,
    RouterLinkActive,
    Tabs,
    TranslocoPipe,
    WayBack,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './rotation-head.html',
  styleUrl: './rotation-head.scss',
})
export class RotationHead {
  readonly #texts = inject(Texts);
  readonly line = input.required<BoardLineDto>();
  readonly asOf = input.required<string>();

  protected readonly heading = computed(() => {
    this.#texts.language();
    return `${this.line().contingentName}, ${this.#texts.text('readiness.board.nth', { number: this.line().number }).toLocaleLowerCase()}`;
  });
  protected readonly lead = computed(() => {
    const { countryName, missionName, centreName } = this.line();
    const language = this.#texts.language();
    const words = { country: nameIn(countryName, language), centre: centreName };
    return missionName === null
      ? this.#texts.text('readiness.rotation.leadNoMission', words)
      : this.#texts.text('readiness.rotation.lead', { ...words, mission: nameIn(missionName, language) });
  });
  protected readonly percent = computed(() => percentOf(this.line().complete, this.line().asked));
  protected readonly daysAgo = computed(() => Math.abs(this.line().daysLeft));

  constructor() {
    const title = inject(PageTitle);
    effect(() => title.name(this.heading()));
  }
}
