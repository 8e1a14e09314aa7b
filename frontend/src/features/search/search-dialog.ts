import { httpResource } from '@angular/common/http';
import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { HitKind, SearchHitDto } from '@peacewright/api-client';
import { Icon, Messages, PluralPipe, type IconName } from '@peacewright/ui';
import { placesOf, ProblemPanel, Session, Texts } from '../../app';
import { actions, answers } from './commands';

const PAUSE_MS = 180;
const SHORTEST = 2;

interface Option {
  readonly title: string;
  /** Of the title, where it may be another than the interface's. */
  readonly language: string | null;
  readonly detail: string;
  readonly icon: IconName;
  readonly path: string;
  /** Its place among all options, which the arrow keys walk. */
  readonly at: number;
}

interface Group {
  readonly kind: HitKind | 'COMMAND';
  readonly options: readonly Option[];
}

const ICONS: Readonly<Record<HitKind, IconName>> = {
  OWN_MODULE: 'learning',
  PERSON: 'account',
  ROTATION: 'contingents',
  COURSE: 'courses',
  MODULE: 'courses',
  RECOMMENDATION: 'sources',
};
const ADDRESSES: Readonly<Record<HitKind, string>> = {
  OWN_MODULE: '/learning/',
  PERSON: '/contingents/people/',
  ROTATION: '/contingents/',
  COURSE: '/courses/',
  MODULE: '/courses/modules/',
  RECOMMENDATION: '/sources/recommendations/',
};

/**
 * One field over people, rotations, courses, recommendations and commands. The focus stays in the field; arrows walk the
 * options, Enter goes to the one that is marked, Escape closes.
 */
@Component({
  selector: 'pw-search',
  imports: [Icon, PluralPipe, ProblemPanel, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './search-dialog.html',
  styleUrl: './search-dialog.scss',
})
export class SearchDialog {
  /** What was typed before the field was there; it stands in the field when the dialog is shown. */
  readonly early = input('');
  readonly shown = output();
  readonly closed = output();
  readonly #messages = inject(Messages);
  readonly #router = inject(Router);
  readonly #session = inject(Session);
  readonly #texts = inject(Texts);
  protected readonly dialog = viewChild<ElementRef<HTMLDialogElement>>('box');

  protected readonly ready = signal(false);
  protected readonly typed = signal('');
  readonly #asked = signal('');
  protected readonly answer = httpResource<SearchHitDto[]>(() =>
    this.#asked().length < SHORTEST ? undefined : `/api/search?q=${encodeURIComponent(this.#asked())}`,
  );
  /** What was found last stays while the next answer is on its way, so that nothing jumps. */
  readonly #hits = linkedSignal<readonly SearchHitDto[] | undefined, readonly SearchHitDto[]>({
    source: () => (this.#asked().length < SHORTEST ? [] : this.answer.hasValue() ? this.answer.value() : undefined),
    computation: (now, before) => now ?? before?.value ?? [],
  });
  protected readonly groups = computed(() => this.#groups());
  readonly #options = computed(() => this.groups().flatMap(({ options }) => options));
  protected readonly count = computed(() => this.#options().length);
  protected readonly marked = linkedSignal(() => (this.#options(), 0));
  /** Everything that was typed has been answered. */
  protected readonly settled = computed(() => this.typed().trim() === this.#asked() && !this.answer.isLoading());

  constructor() {
    this.#texts
      .add('search', {
        en: () => import('../../i18n/search.en'),
        fr: () => import('../../i18n/search.fr'),
      })
      .then(
        () => this.ready.set(true),
        () => {
          this.#messages.say(this.#texts.text('frame.searchMissing'));
          this.closed.emit();
        },
      );
    afterRenderEffect(() => {
      const box = this.dialog()?.nativeElement;
      if (box?.isConnected === true && !box.open) untracked(() => this.#show(box));
    });
    effect((onCleanup) => {
      const wanted = this.typed().trim();
      const timer = setTimeout(() => this.#asked.set(wanted), PAUSE_MS);
      onCleanup(() => clearTimeout(timer));
    });
    afterRenderEffect(() => {
      const id = `pw-search-${String(this.marked())}`;
      this.dialog()?.nativeElement.querySelector(`#${id}`)?.scrollIntoView({ block: 'nearest' });
    });
  }

  protected press(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && this.count() > 0) {
      event.preventDefault();
      this.marked.update((at) => (at + step + this.count()) % this.count());
    }
    // While a word is being composed, Enter ends the composition.
    if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault();
      const option = this.#options()[this.marked()];
      if (option !== undefined) this.go(option);
    }
  }

  protected go({ path }: Option): void {
    this.dialog()?.nativeElement.close();
    void this.#router.navigateByUrl(path);
  }

  #show(box: HTMLDialogElement): void {
    const field = box.querySelector('input');
    if (field !== null) field.value = this.early();
    this.typed.set(this.early());
    box.showModal();
    this.shown.emit();
  }

  #groups(): readonly Group[] {
    // Labels change with the language.
    this.#texts.language();
    if (!this.ready()) return [];
    let at = 0;
    const numbered = (option: Omit<Option, 'at'>): Option => ({ ...option, at: at++ });
    const found = this.#hits();
    const kinds = [...new Set(found.map(({ kind }) => kind))];
    const groups: Group[] = kinds.map((kind) => ({
      kind,
      options: found
        .filter((hit) => hit.kind === kind)
        .map((hit) =>
          numbered({
            title:
              hit.number === null
                ? hit.title
                : this.#texts.text('search.rotation', { contingent: hit.title, number: hit.number }),
            language: hit.language,
            detail: hit.detail,
            icon: ICONS[kind],
            path: `${ADDRESSES[kind]}${encodeURIComponent(hit.id)}`,
          }),
        ),
    }));
    const mine = actions.filter(
      ({ abilities: [first, ...others] }) => first === undefined || this.#session.may(first, ...others),
    );
    const commands = [...placesOf(this.#session).map((place) => ({ ...place, path: `/${place.path}` })), ...mine]
      .map(({ labelKey, icon, path }) => ({
        title: this.#texts.text(labelKey),
        language: null,
        detail: '',
        icon,
        path,
      }))
      .filter(({ title }) => answers(title, this.typed().trim()))
      .map(numbered);
    return commands.length === 0 ? groups : [...groups, { kind: 'COMMAND', options: commands }];
  }
}
