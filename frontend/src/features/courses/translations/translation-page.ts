import { HttpClient } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ModuleDocument } from '@peacewright/lesson-document';
import { Messages, PageHeader, Skeleton, StateChip, WayBack } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { ProblemPanel, Session, Texts } from '../../../app';
import { ConflictView, DraftSession, LocalDrafts, SaveStateLine } from '../../drafting';
import { CoursesApi } from '../api/courses-api';
import type { Translation, TranslationItem } from '../api/models';
import { scaffold } from './segments';
import { SideBySide } from './side-by-side';

type Json = Readonly<Record<string, unknown>>;

interface OpenPart {
  readonly source: Json;
  readonly session: DraftSession<Json>;
  readonly outdated: boolean;
  readonly save: Save;
}

type Save = (version: number, document: Json) => Promise<number>;

/** An edition in another language: source and translation side by side, part by part, under the same ids. */
@Component({
  imports: [
    ConflictView,
    MatButton,
    PageHeader,
    ProblemPanel,
    RouterLink,
    SaveStateLine,
    SideBySide,
    Skeleton,
    StateChip,
    TranslocoPipe,
    WayBack,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './translation-page.html',
  styleUrl: './translation-page.scss',
  host: { '(window:pagehide)': 'open()?.session?.keepOnDevice()' },
})
export class TranslationPage {
  /** Id of the module. */
  readonly id = input.required<string>();
  readonly edition = input.required<string>();
  readonly language = input.required<string>();
  /** Item that is open; without one, the module's own text. */
  readonly part = input<string | undefined>();
  readonly #api = inject(CoursesApi);
  readonly #http = inject(HttpClient);
  readonly #messages = inject(Messages);
  readonly #texts = inject(Texts);
  readonly #account = inject(Session).account;
  readonly #drafts = new LocalDrafts(localStorage);
  #asked = 0;
  protected readonly translation = signal<Translation | undefined>(undefined);
  protected readonly open = signal<OpenPart | undefined>(undefined);
  protected readonly error = signal<unknown>(undefined);
  protected readonly busy = signal(false);
  protected readonly module = computed(
    () => this.translation()?.sourceDocument as unknown as ModuleDocument | undefined,
  );
  protected readonly name = computed(
    () => new Intl.DisplayNames([this.#texts.language()], { type: 'language' }).of(this.language()) ?? this.language(),
  );

  constructor() {
    effect(() => {
      const [edition, language, part] = [this.edition(), this.language(), this.part()];
      untracked(() => void this.load(edition, language, part));
    });
    inject(DestroyRef).onDestroy(() => void this.open()?.session.end());
  }

  protected async load(edition: string, language: string, part: string | undefined): Promise<void> {
    this.error.set(undefined);
    // The part that is left goes at once: nobody writes on in it while its last words are on their way.
    const left = this.open();
    this.open.set(undefined);
    const asked = (this.#asked += 1);
    try {
      await left?.session.end();
      const translation = await firstValueFrom(
        this.#http.get<Translation>(`/api/module-editions/${edition}/translations/${language}`),
      );
      const item = part === undefined ? undefined : await this.#api.translationItem(edition, language, part);
      // Another part may have been chosen meanwhile.
      if (asked !== this.#asked) return;
      this.translation.set(translation);
      this.open.set(item === undefined ? this.#moduleText(translation) : this.#itemText(item));
    } catch (error) {
      if (asked === this.#asked) this.error.set(error);
    }
  }

  protected async resolve(choice: 'mine' | 'stored'): Promise<void> {
    await this.open()?.session.resolve(choice);
    await this.load(this.edition(), this.language(), this.part());
  }

  /** Says of a part whose source has changed that its translation fits as it stands now. */
  protected async stillFits({ session, save }: OpenPart): Promise<void> {
    this.busy.set(true);
    this.error.set(undefined);
    try {
      await session.beside((version) => save(version, session.current()));
      await this.load(this.edition(), this.language(), this.part());
    } catch (error) {
      this.error.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  protected async setState(state: 'DRAFT' | 'APPROVED'): Promise<void> {
    this.busy.set(true);
    this.error.set(undefined);
    try {
      await this.open()?.session.flush();
      const { version } = await firstValueFrom(
        this.#http.get<Translation>(`/api/module-editions/${this.edition()}/translations/${this.language()}`),
      );
      this.translation.set(await this.#api.setTranslationState(this.edition(), this.language(), { state, version }));
      this.#messages.say(this.#texts.text(`coursesReview.translation.moved.${state}`));
    } catch (error) {
      this.error.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  #moduleText({ sourceDocument, document, version, documentOutdated }: Translation): OpenPart {
    const save: Save = async (at, text) =>
      (await this.#api.saveTranslationDocument(this.edition(), this.language(), at, text)).version;
    return {
      source: sourceDocument,
      outdated: documentOutdated,
      session: this.#session('module', version, scaffold(sourceDocument, document, this.language()), save),
      save,
    };
  }

  #itemText({ itemId, source, document, version, outdated }: TranslationItem): OpenPart | undefined {
    if (source === null) return undefined;
    const save: Save = async (at, text) =>
      (await this.#api.saveTranslationItem(this.edition(), this.language(), itemId, at, text)).version;
    return {
      source,
      outdated,
      session: this.#session(itemId, version, scaffold(source, document, this.language()), save),
      save,
    };
  }

  #session(part: string, version: number, document: Json, save: Save): DraftSession<Json> {
    const key = `${this.#account()?.id ?? ''}.${this.edition()}.${this.language()}.${part}`;
    const kept = this.#drafts.find(key);
    const session = new DraftSession<Json>({
      key,
      version,
      document,
      drafts: this.#drafts,
      save,
    });
    if (kept?.version === version) session.restore(kept.document);
    return session;
  }
}
