import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';
import type { SourcesOverviewDto, SourceTextDto } from '@peacewright/api-client';
import { Texts } from '../../../app';

/** What all screens of the sources share: the centre whose view is shown, and topics, documents and features by name. */
@Injectable()
export class SourcesStore {
  readonly #texts = inject(Texts);
  readonly #address = toSignal(inject(ActivatedRoute).queryParamMap);
  readonly overview = httpResource<SourcesOverviewDto>(() => '/api/sources');
  readonly #known = computed(() => (this.overview.hasValue() ? this.overview.value() : undefined));

  readonly centres = computed(() => this.#known()?.centres ?? []);
  readonly topics = computed(() => this.#known()?.topics ?? []);
  readonly documents = computed(() => this.#known()?.documents ?? []);
  readonly features = computed(() => this.#known()?.features ?? []);

  /** The centre asked for in the address. */
  readonly asked = computed(() => this.#address()?.get('centre') ?? undefined);
  /** The centre whose view is shown; undefined while nothing is known, and for who works for no centre. */
  readonly centre = computed(() => {
    const asked = this.asked();
    return this.centres().find(({ id }) => asked === undefined || id === asked);
  });
  /** For calls: nothing where the server's own choice is meant. */
  readonly perspective = computed((): Record<string, string> => {
    const asked = this.asked();
    return asked === undefined ? {} : { centreId: asked };
  });
  /** For links within the sources: keeps the centre and nothing else. */
  readonly linkParams = computed((): Record<string, string> => {
    const asked = this.asked();
    return asked === undefined ? {} : { centre: asked };
  });

  /** The text of the interface's language. */
  text(text: SourceTextDto | null | undefined): string {
    return text?.[this.#texts.language()] ?? '';
  }

  topic(key: string): string {
    const found = this.topics().find((topic) => topic.key === key);
    return found === undefined ? key : this.text(found.label);
  }
}
