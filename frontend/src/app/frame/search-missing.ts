import { afterNextRender, ChangeDetectionStrategy, Component, inject, output } from '@angular/core';
import { Messages } from '@peacewright/ui';
import { Texts } from '../texts/texts';

/** Stands where the search would, had its files been fetched: says so, and has the opener take it away. */
@Component({ selector: 'pw-search-missing', changeDetection: ChangeDetectionStrategy.OnPush, template: '' })
export class SearchMissing {
  readonly said = output();

  constructor() {
    inject(Messages).say(inject(Texts).text('frame.searchMissing'));
    afterNextRender(() => {
      this.said.emit();
    });
  }
}
