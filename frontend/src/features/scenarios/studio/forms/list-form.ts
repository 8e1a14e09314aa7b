import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ScenarioDocument, ScenarioVariable } from '@peacewright/scenario-engine';
import type { Listed } from '@peacewright/scenario-engine/editing';
import { ProblemPanel } from '../../../../app';
import { StudioStore } from '../edition/studio-store';
import { entryName } from '../names';
import { MediaPreview } from './media-preview';
import { PartActs } from './part-acts';
import { rearranged } from './rearranged';
import { ValueInput } from './value-input';
import type { Constant } from './values';
import { variableName } from './variable-name';
import { WordsField } from './words-field';

/** Lists whose entries are begun with nothing but an id. */
const PLAIN = ['roles', 'objectives', 'facts', 'presets', 'sources'] as const;
type Medium = ScenarioDocument['media'][number];

const TYPES = ['boolean', 'integer', 'choice'] as const;

/** One of the lists that nodes draw on: who takes part, what is rated, remembered, known, shown and cited. */
@Component({
  selector: 'pw-list-form',
  imports: [MatButton, MediaPreview, PartActs, ProblemPanel, TranslocoPipe, ValueInput, WordsField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './list-form.html',
  styleUrls: ['../../../drafting/form.scss', './parts.scss'],
})
export class ListForm {
  readonly list = input.required<Listed>();
  protected readonly store = inject(StudioStore);
  protected readonly types = TYPES;
  protected readonly bounds = ['min', 'max', 'start'] as const;
  protected readonly newType = signal<ScenarioVariable['type']>('integer');
  protected readonly uploading = signal(false);
  protected readonly error = signal<unknown>(undefined);
  protected readonly plain = computed(() => PLAIN.find((one) => one === this.list()));
  protected readonly document = this.store.document;
  protected readonly variables = computed(() => {
    const document = this.document();
    return (document?.variables ?? []).map((variable) => ({
      variable,
      name: document ? entryName(document, 'variables', variable.id) : variable.id,
    }));
  });

  protected add(list: (typeof PLAIN)[number]): void {
    const { newId } = this.store;
    switch (list) {
      case 'roles': {
        const id = newId('p');
        this.store.run({ kind: 'entry', list, entry: { id, name: `${id}.name` } });
        return;
      }
      case 'objectives': {
        const id = newId('b');
        const entry = { id, code: '', text: `${id}.text`, achievedFrom: 70, partlyFrom: 40 };
        this.store.run({ kind: 'entry', list, entry });
        return;
      }
      case 'presets': {
        const id = newId('s');
        this.store.run({ kind: 'entry', list, entry: { id, name: `${id}.name`, values: {} } });
        return;
      }
      default: {
        const id = newId(list === 'facts' ? 'f' : 'q');
        this.store.run({ kind: 'entry', list, entry: { id, text: `${id}.text` } });
      }
    }
  }

  protected addVariable(event: Event, field: HTMLInputElement): void {
    event.preventDefault();
    const document = this.document();
    const words = field.value.trim();
    if (!document || words === '') return;
    const id = variableName(
      words,
      document.variables.map((variable) => variable.id),
    );
    const base = { id, name: `${id}.name`, visible: false };
    const type = this.newType();
    const values = [this.store.newId('v'), this.store.newId('v')].map((value) => ({
      id: value,
      name: `${value}.name`,
    }));
    const entry: ScenarioVariable =
      type === 'boolean'
        ? { type, ...base, start: false }
        : type === 'integer'
          ? { type, ...base, min: 0, max: 10, start: 5 }
          : { type, ...base, values, start: values[0]?.id ?? '' };
    const command = {
      kind: 'entry',
      list: 'variables',
      entry,
      words: { [document.language]: { [base.name]: words } },
    } as const;
    if (this.store.run(command)) field.value = '';
  }

  /** Moves an entry by `by` places, or takes it out where `by` is zero. */
  protected arrange(id: string, at: number, by: number): void {
    const list = this.list();
    this.store.run(by === 0 ? { kind: 'removeEntry', list, id } : { kind: 'moveEntry', list, id, to: at + by });
  }

  protected setVariable(
    variable: ScenarioVariable,
    change: Partial<ScenarioVariable>,
    event?: Event,
    before = '',
  ): void {
    const taken = this.store.run({
      kind: 'entry',
      list: 'variables',
      entry: { ...variable, ...change } as ScenarioVariable,
    });
    if (!taken && event) (event.target as HTMLInputElement).value = before;
  }

  protected bound(variable: ScenarioVariable, member: 'min' | 'max' | 'start', event: Event): void {
    if (variable.type !== 'integer') return;
    const value = (event.target as HTMLInputElement).valueAsNumber;
    this.setVariable(variable, { [member]: value }, event, String(variable[member]));
  }

  protected addValue(variable: ScenarioVariable): void {
    if (variable.type !== 'choice') return;
    const id = this.store.newId('v');
    this.setVariable(variable, { values: [...variable.values, { id, name: `${id}.name` }] });
  }

  protected arrangeValue(variable: ScenarioVariable, id: string, by: number): void {
    if (variable.type !== 'choice') return;
    const values = rearranged(variable.values, id, by);
    const gone = by === 0 && variable.start === id;
    this.setVariable(variable, { values, start: gone ? (values[0]?.id ?? '') : variable.start });
  }

  protected setObjective(id: string, member: 'code' | 'achievedFrom' | 'partlyFrom', event: Event): void {
    const field = event.target as HTMLInputElement;
    const entry = this.document()?.objectives.find((one) => one.id === id);
    if (!entry) return;
    const value = member === 'code' ? field.value.trim() : field.valueAsNumber;
    const taken = this.store.run({ kind: 'entry', list: 'objectives', entry: { ...entry, [member]: value } });
    if (!taken) field.value = String(entry[member]);
  }

  protected describe(id: string, there: boolean): void {
    const entry = this.document()?.roles.find((one) => one.id === id);
    if (!entry) return;
    const { description: _description, ...rest } = entry;
    this.store.run({
      kind: 'entry',
      list: 'roles',
      entry: there ? { ...rest, description: `${id}.description` } : rest,
    });
  }

  protected setPreset(id: string, variable: string, value: Constant | null): void {
    const entry = this.document()?.presets.find((one) => one.id === id);
    if (!entry) return;
    const { [variable]: _before, ...others } = entry.values;
    const values = value === null ? others : { ...others, [variable]: value };
    this.store.run({ kind: 'entry', list: 'presets', entry: { ...entry, values } });
  }

  /** Gives a picture or recording words that stand beside it, or takes them away. */
  protected transcribe({ transcript, ...medium }: Medium): void {
    const entry = transcript === undefined ? { ...medium, transcript: `${medium.id}.transcript` } : medium;
    this.store.run({ kind: 'entry', list: 'media', entry });
  }

  /** A new picture or recording, or another file for one that is there: what shows it goes on showing it. */
  protected async upload(event: Event, before?: Medium): Promise<void> {
    const field = event.target as HTMLInputElement;
    const [file] = field.files ?? [];
    if (!file) return;
    this.uploading.set(true);
    this.error.set(undefined);
    try {
      const { hash, mediaType } = await this.store.upload(file);
      const kind = mediaType.startsWith('audio/') ? 'audio' : mediaType.startsWith('video/') ? 'video' : 'image';
      if (before) {
        this.store.run({ kind: 'entry', list: 'media', entry: { ...before, kind, file: `sha256:${hash}` } });
        return;
      }
      const id = this.store.newId('m');
      const entry = { id, kind, file: `sha256:${hash}`, alt: `${id}.alt` } as const;
      this.store.run({
        kind: 'entry',
        list: 'media',
        entry: kind === 'image' ? entry : { ...entry, transcript: `${id}.transcript` },
      });
    } catch (error) {
      this.error.set(error);
    } finally {
      this.uploading.set(false);
      field.value = '';
    }
  }
}
