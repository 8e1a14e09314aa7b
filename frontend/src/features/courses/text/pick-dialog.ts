import {
  ApplicationRef,
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  signal,
  type Injector,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialog,
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ModuleDocument } from '@peacewright/lesson-document';
import { FileDrop } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { ProblemPanel } from '../../../app';
import { newId } from '../../drafting';
import { CoursesApi } from '../api/courses-api';
import type { ModuleFile } from '../api/models';
import type { Picked, PickKind } from './commands';

export interface PickQuestion {
  readonly kind: PickKind;
  readonly moduleId: string;
  readonly module: ModuleDocument;
  readonly language: string;
  /** Words that are selected in the text. */
  readonly selected: string;
  readonly attrs: Readonly<Record<string, unknown>>;
  /** A file that was brought along: it is uploaded and chosen at once. */
  readonly file?: File;
  /** Self-checks of the lesson that no block shows yet. */
  readonly questions: readonly { readonly id: string; readonly stem: string }[];
  /** False: only what the module has already may be chosen. */
  readonly defining: boolean;
}

type Term = ModuleDocument['terms'][number];
type CentreValue = ModuleDocument['centreValues'][number];

/** What was chosen, and what was defined on the way. */
export interface PickAnswer extends Picked {
  readonly newTerm?: Term;
  readonly newValue?: CentreValue;
  readonly newQuestion?: { readonly id: string; readonly stem: string };
}

interface Choice {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
}

const media: Readonly<Record<string, string>> = {
  image: '.png,.jpg,.jpeg,.webp,.gif,.svg',
  audio: 'audio/*',
  video: 'video/*',
};

/** Asks for what a command needs before it can write: a term, a file, a code. */
@Component({
  imports: [FileDrop, MatButton, MatDialogActions, MatDialogContent, MatDialogTitle, ProblemPanel, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './pick-dialog.html',
  styleUrl: './pick-dialog.scss',
})
class PickDialog {
  protected readonly data = inject<PickQuestion>(MAT_DIALOG_DATA);
  readonly #ref = inject<MatDialogRef<PickDialog, PickAnswer>>(MatDialogRef);
  readonly #api = inject(CoursesApi);
  protected readonly accept = media[this.data.kind];
  protected readonly values = signal<Readonly<Record<string, string>>>(this.#start());
  protected readonly query = signal('');
  protected readonly chosen = signal<string | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly error = signal<unknown>(undefined);
  protected readonly tried = signal(false);
  readonly #files = signal<readonly ModuleFile[]>([]);
  readonly #choices = computed((): readonly Choice[] => {
    const { kind, module, questions } = this.data;
    if (kind === 'keyTerm')
      return module.terms.map(({ id, term, definition }) => ({ id, label: term, hint: definition }));
    if (kind === 'ruleCard') {
      return module.ruleCards.map(({ id, title, introduction }) => ({ id, label: title, hint: introduction }));
    }
    if (kind === 'check') return questions.map(({ id, stem }) => ({ id, label: stem, hint: '' }));
    if (kind === 'centreValue') {
      return module.centreValues.map(({ key, label, unit, sample }) => ({ id: key, label, hint: `${sample} ${unit}` }));
    }
    return this.#files()
      .filter(({ mediaType }) => mediaType.startsWith(`${kind}/`))
      .map(({ hash, name }) => ({ id: `sha256:${hash}`, label: name, hint: '' }));
  });
  protected readonly choices = computed(() => {
    const query = this.query().toLowerCase();
    return this.#choices().filter(({ label, id }) => `${label} ${id}`.toLowerCase().includes(query));
  });
  protected readonly hasChoices = computed(() => this.#choices().length > 0);
  protected readonly mayDefine = this.data.defining && ['keyTerm', 'centreValue', 'check'].includes(this.data.kind);
  protected readonly hasPresent =
    this.data.kind === 'link' || this.data.kind === 'keyTerm'
      ? typeof this.data.attrs[this.data.kind === 'link' ? 'href' : 'term'] === 'string'
      : false;
  /** Fields that are needed and still empty or malformed. */
  protected readonly lacking = computed(() => this.#needed().filter((name) => !this.#sound(name)));

  constructor() {
    const present = this.data.attrs['term'];
    if (typeof present === 'string') this.chosen.set(present);
    if (this.accept !== undefined) void this.#loadFiles();
    if (this.data.file !== undefined) void this.upload([this.data.file]);
  }

  protected set(name: string, event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.values.update((values) => ({ ...values, [name]: value }));
  }

  protected value(name: string): string {
    return this.values()[name] ?? '';
  }

  protected wrong(name: string): boolean {
    return this.tried() && this.lacking().includes(name);
  }

  protected choose(id: string): void {
    this.chosen.update((before) => (before === id ? undefined : id));
  }

  protected async upload(files: readonly File[]): Promise<void> {
    const [file] = files;
    if (file === undefined) return;
    this.busy.set(true);
    this.error.set(undefined);
    try {
      const stored = await this.#api.upload(this.data.moduleId, file);
      this.#files.update((before) => [stored, ...before.filter(({ hash }) => hash !== stored.hash)]);
      this.chosen.set(`sha256:${stored.hash}`);
    } catch (error) {
      this.error.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  protected cancel(): void {
    this.#ref.close();
  }

  /** Takes the mark away from the words. */
  protected clear(): void {
    this.#ref.close({ attrs: {} });
  }

  protected submit(event: Event): void {
    event.preventDefault();
    this.tried.set(true);
    if (this.lacking().length === 0 && !this.busy()) this.#ref.close(this.#answer());
  }

  #start(): Readonly<Record<string, string>> {
    const { kind, selected, attrs } = this.data;
    if (kind === 'keyTerm') return { term: selected };
    const href = attrs['href'];
    return kind === 'link' && typeof href === 'string' ? { href } : {};
  }

  async #loadFiles(): Promise<void> {
    try {
      const there = await this.#api.files(this.data.moduleId);
      // One may have been uploaded while the list was on its way.
      this.#files.update((now) => [...now, ...there.filter(({ hash }) => !now.some((one) => one.hash === hash))]);
    } catch (error) {
      this.error.set(error);
    }
  }

  #needed(): readonly string[] {
    switch (this.data.kind) {
      case 'link':
        return ['href'];
      case 'citation':
        return ['code'];
      case 'ruleCard':
        return ['chosen'];
      case 'keyTerm':
        return this.chosen() === undefined ? (this.data.defining ? ['term', 'definition'] : ['chosen']) : [];
      case 'centreValue':
        return this.chosen() === undefined ? (this.data.defining ? ['key', 'label', 'sample'] : ['chosen']) : [];
      case 'check':
        return this.chosen() === undefined ? ['stem'] : [];
      case 'image':
        return ['chosen', 'alt'];
      default:
        return ['chosen', 'title'];
    }
  }

  #sound(name: string): boolean {
    const value = this.value(name).trim();
    if (name === 'chosen') return this.chosen() !== undefined;
    if (name === 'href') return /^(https?:\/\/|mailto:)\S+$/.test(value);
    if (name === 'code') return /^[A-Z0-9]{2,12}-\d{3,5}$/.test(value.toUpperCase());
    if (name === 'key') return /^[a-z0-9.-]{3,80}$/.test(value);
    return value !== '';
  }

  #answer(): PickAnswer {
    const value = (name: string): string => this.value(name).trim();
    const chosen = this.chosen();
    switch (this.data.kind) {
      case 'link':
        return { attrs: { href: value('href') }, words: value('href') };
      case 'citation':
        return { attrs: { code: value('code').toUpperCase() } };
      case 'ruleCard':
        return { attrs: { card: chosen ?? '' } };
      case 'keyTerm': {
        if (chosen !== undefined) {
          return { attrs: { term: chosen }, words: this.data.module.terms.find(({ id }) => id === chosen)?.term ?? '' };
        }
        const newTerm = { id: newId('t'), term: value('term'), definition: value('definition') };
        return { attrs: { term: newTerm.id }, words: newTerm.term, newTerm };
      }
      case 'centreValue': {
        if (chosen !== undefined) return { attrs: { key: chosen } };
        const newValue = {
          key: value('key'),
          label: value('label'),
          unit: value('unit'),
          sample: value('sample'),
          note: value('note'),
        };
        return { attrs: { key: newValue.key }, newValue };
      }
      case 'check': {
        if (chosen !== undefined) return { attrs: { question: chosen } };
        const newQuestion = { id: newId('q'), stem: value('stem') };
        return { attrs: { question: newQuestion.id }, newQuestion };
      }
      case 'image': {
        const caption = value('caption');
        return { attrs: { file: chosen ?? '', alt: value('alt'), ...(caption === '' ? {} : { caption }) } };
      }
      default: {
        const transcript = value('transcript');
        return { attrs: { file: chosen ?? '', title: value('title'), ...(transcript === '' ? {} : { transcript }) } };
      }
    }
  }
}

/**
 * Opens the dialog; undefined when the person changed their mind. Focus goes back to where it was. The dialog takes the
 * keys before this returns, so that whoever types on does not type into the text behind it; it answers as it begins to
 * close, so that what is typed next is not lost on its button.
 */
export async function openPickDialog(injector: Injector, question: PickQuestion): Promise<PickAnswer | undefined> {
  const dialog = injector.get(MatDialog).open<PickDialog, PickQuestion, PickAnswer>(PickDialog, {
    data: question,
    width: '560px',
    maxWidth: '94vw',
    autoFocus: 'input, textarea',
    delayFocusTrap: false,
    enterAnimationDuration: 0,
    exitAnimationDuration: 0,
  });
  injector.get(ApplicationRef).tick();
  return firstValueFrom(dialog.beforeClosed());
}
