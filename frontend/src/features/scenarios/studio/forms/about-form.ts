import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Texts } from '../../../../app';
import { StudioStore } from '../edition/studio-store';
import { entryName } from '../names';
import { WordsField } from './words-field';

const RATINGS = ['general', 'sensitive', 'distressing'] as const;
const LANGUAGES = ['en', 'fr', 'es', 'pt', 'ar', 'sw'] as const;

/** What stands once in a scenario: title, briefing, setting, warnings, languages, and what passes. */
@Component({
  selector: 'pw-about-form',
  imports: [TranslocoPipe, WordsField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './about-form.html',
  styleUrls: ['../../../drafting/form.scss', './parts.scss'],
})
export class AboutForm {
  readonly #texts = inject(Texts);
  protected readonly store = inject(StudioStore);
  protected readonly ratings = RATINGS;
  protected readonly languages = computed(() => {
    const document = this.store.document();
    const names = new Intl.DisplayNames([this.#texts.language()], { type: 'language' });
    const codes = new Set<string>([...LANGUAGES, ...this.store.languages()]);
    return [...codes].map((code) => ({
      code,
      name: names.of(code) ?? code,
      source: code === document?.language,
      there: this.store.languages().includes(code),
    }));
  });
  protected readonly roles = computed(() => {
    const document = this.store.document();
    return (document?.roles ?? []).map(({ id }) => ({ id, name: document ? entryName(document, 'roles', id) : id }));
  });

  protected language(code: string, there: boolean, event: Event): void {
    const taken = this.store.run({ kind: there ? 'removeLanguage' : 'addLanguage', language: code });
    if (!taken) (event.target as HTMLInputElement).checked = there;
  }

  protected source(event: Event): void {
    this.store.run({ kind: 'sourceLanguage', language: valueOf(event) });
  }

  /** Into a mission pack, or out of it to an invented country where none is named. */
  protected pack(event: Event): void {
    const field = event.target as HTMLInputElement;
    const pack = field.value.trim();
    const taken = this.store.run({
      kind: 'frame',
      change: { setting: pack === '' ? { kind: 'fictional', name: 'setting' } : { kind: 'missionPack', pack } },
    });
    this.#mark(field, taken);
  }

  protected rate(event: Event): void {
    const contentRating = RATINGS.find((one) => one === valueOf(event));
    if (!contentRating) return;
    const contentWarning =
      contentRating === 'general' ? undefined : (this.store.document()?.contentWarning ?? 'warning');
    this.store.run({ kind: 'frame', change: { contentRating, contentWarning } });
  }

  protected support(event: Event): void {
    const there = (event.target as HTMLInputElement).checked;
    this.store.run({ kind: 'frame', change: { supportNote: there ? 'support' : undefined } });
  }

  protected number(member: 'minutes' | 'elapsedCap', event: Event): void {
    const field = event.target as HTMLInputElement;
    const taken = this.store.run({ kind: 'frame', change: { [member]: field.valueAsNumber } });
    if (!taken) field.value = String(this.store.document()?.[member] ?? '');
  }

  protected pass(event: Event): void {
    const passFrom = valueOf(event) === 'partlyAchieved' ? 'partlyAchieved' : 'achieved';
    this.store.run({ kind: 'frame', change: { passFrom } });
  }

  protected learner(event: Event): void {
    this.store.run({ kind: 'frame', change: { learner: valueOf(event) === '' ? undefined : valueOf(event) } });
  }

  protected start(event: Event): void {
    this.store.run({ kind: 'frame', change: { start: valueOf(event) } });
  }

  protected recommendations(event: Event): void {
    const field = event.target as HTMLInputElement;
    const recommendations = field.value
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter((code) => code !== '');
    const taken = this.store.run({ kind: 'frame', change: { recommendations: [...new Set(recommendations)] } });
    this.#mark(field, taken);
  }

  #mark(field: HTMLInputElement, taken: boolean): void {
    if (taken) field.removeAttribute('aria-invalid');
    else field.setAttribute('aria-invalid', 'true');
  }
}

function valueOf(event: Event): string {
  return (event.target as HTMLSelectElement).value;
}
