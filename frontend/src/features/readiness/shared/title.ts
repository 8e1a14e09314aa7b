import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { TitleDto } from '@peacewright/api-client';
import { Texts } from '../../../app';
import { nameIn } from './cells';

/** A title in the interface's language, or in its source's where it is not translated: said so, for whoever hears it read. */
@Component({
  selector: 'pw-title',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `{{ text() }}`,
  host: { '[attr.lang]': 'language()', dir: 'auto' },
})
export class Title {
  readonly #texts = inject(Texts);
  readonly title = input.required<TitleDto>();
  protected readonly text = computed(() => nameIn(this.title(), this.#texts.language()));
  protected readonly language = computed(() => nameIn(this.title().languages, this.#texts.language()));
}
