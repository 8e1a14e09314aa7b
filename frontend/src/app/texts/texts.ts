import { Directionality } from '@angular/cdk/bidi';
import { computed, DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { directionOf, languageOf, RIGHT_TO_LEFT_TRIAL, type Language } from './languages';
import { TextFileRegistry, type TextFiles } from './text-files';

const STORED = 'pw.language';

/** The interface's language: which it is, how it changes, and the texts that features bring along. */
@Injectable({ providedIn: 'root' })
export class Texts {
  readonly #transloco = inject(TranslocoService);
  readonly #registry = inject(TextFileRegistry);
  readonly #document = inject(DOCUMENT);
  readonly #directionality = inject(Directionality);
  readonly #shown = signal<Language | undefined>(undefined);
  #started: Promise<void> | undefined;

  /** What the screens are shown in; undefined until the first texts have come. */
  readonly shown = this.#shown.asReadonly();
  readonly language = computed((): Language => this.#shown() ?? 'en');

  /** The first language among: this device's choice, what the browser asks for, English. */
  start(): Promise<void> {
    const asked = [localStorage.getItem(STORED), ...navigator.languages].map(languageOf);
    this.#started =
      localStorage.getItem(STORED) === RIGHT_TO_LEFT_TRIAL
        ? this.#show('en', 'rtl')
        : this.#show(asked.find((language) => language !== undefined) ?? 'en');
    return this.#started;
  }

  /** The person's own language, unless another was chosen on this device. */
  async prefer(tag: string): Promise<void> {
    const language = languageOf(tag);
    // The server may answer who is here before the first texts have come.
    await this.#started;
    if (localStorage.getItem(STORED) === null && language !== undefined) await this.#show(language);
  }

  /** Changes the language at once, on every open screen, and keeps the choice on this device. */
  async choose(language: Language): Promise<void> {
    await this.#show(language);
    localStorage.setItem(STORED, language);
  }

  /** Makes a feature's texts available under `<feature>.…`; resolves when those of the present language are. */
  async add(feature: string, files: TextFiles): Promise<void> {
    this.#registry.register(feature, files);
    await this.#fetchMissing(this.language());
  }

  /** The text of `key` now; in templates use the `transloco` pipe, which follows a change of language. */
  text(key: string, params: Readonly<Record<string, unknown>> = {}): string {
    return this.#transloco.translate(key, params);
  }

  /** Whether `key` has a text. */
  has(key: string): boolean {
    return typeof this.#transloco.getTranslation(this.language())[key] === 'string';
  }

  async #show(language: Language, direction = directionOf(language)): Promise<void> {
    await firstValueFrom(this.#transloco.load(language));
    await this.#fetchMissing(language);
    this.#transloco.setActiveLang(language);
    this.#shown.set(language);
    this.#document.documentElement.lang = language;
    this.#document.documentElement.dir = direction;
    // The CDK reads the attribute once, at start.
    this.#directionality.valueSignal.set(direction);
  }

  async #fetchMissing(language: Language): Promise<void> {
    const texts = await this.#registry.fetchMissing(language);
    if (Object.keys(texts).length > 0) this.#transloco.setTranslation(texts, language);
  }
}
