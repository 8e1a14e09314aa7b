import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { NodeOf } from '@peacewright/scenario-engine';
import { blankLine, blankRegion, blankTask } from '@peacewright/scenario-engine/editing';
import { StudioStore } from '../edition/studio-store';
import { UNCHANGED } from '../edition/unchanged';
import { PartActs } from './part-acts';
import { rearranged } from './rearranged';
import { WordsField } from './words-field';

type Task = NodeOf<'task'>['task'];
type Line = Extract<Task, { kind: 'report' }>['lines'][number];
type Region = Extract<Task, { kind: 'markPicture' }>['regions'][number];

/** What is asked at a task, and what is right. */
@Component({
  selector: 'pw-task-form',
  imports: [MatButton, PartActs, TranslocoPipe, WordsField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './task-form.html',
  styleUrls: ['../../../drafting/form.scss', './parts.scss', './task-form.scss'],
})
export class TaskForm {
  readonly node = input.required<NodeOf<'task'>>();
  protected readonly store = inject(StudioStore);
  protected readonly pictures = computed(() => {
    const document = this.store.document();
    return (document?.media ?? [])
      .filter(({ kind }) => kind === 'image')
      .map(({ id, alt, file }) => ({ id, name: document?.texts[alt] || id, url: this.store.fileUrl(file) }));
  }, UNCHANGED);
  protected readonly picture = computed(() => {
    const { task } = this.node();
    return task.kind === 'markPicture' ? this.pictures().find(({ id }) => id === task.picture) : undefined;
  });

  protected put(task: Task, event?: Event, before = ''): void {
    const taken = this.store.run({ kind: 'node', node: { ...this.node(), task } });
    if (!taken && event) (event.target as HTMLInputElement).value = before;
  }

  protected kind(event: Event): void {
    const kind = (event.target as HTMLSelectElement).value;
    const [picture] = this.pictures();
    if (kind === 'markPicture' && picture) this.put(blankTask('markPicture', this.store.newId, picture.id));
    else if (kind === 'report' || kind === 'ordering') this.put(blankTask(kind, this.store.newId));
  }

  protected partial(event: Event): void {
    const { task } = this.node();
    this.put(
      { ...task, partialFrom: (event.target as HTMLInputElement).valueAsNumber },
      event,
      String(task.partialFrom),
    );
  }

  protected add(): void {
    const { task } = this.node();
    if (task.kind === 'report') this.put({ ...task, lines: [...task.lines, blankLine(this.store.newId('l'))] });
    else if (task.kind === 'markPicture')
      this.put({ ...task, regions: [...task.regions, blankRegion(this.store.newId('r'))] });
    else {
      const id = this.store.newId('i');
      this.put({ ...task, items: [...task.items, { id, text: `${id}.text` }] });
    }
  }

  /** Moves a part by `by` places, or takes it out where `by` is zero. */
  protected rearrange(id: string, by: number): void {
    const { task } = this.node();
    if (task.kind === 'report') this.put({ ...task, lines: rearranged(task.lines, id, by) });
    else if (task.kind === 'ordering') this.put({ ...task, items: rearranged(task.items, id, by) });
    else this.put({ ...task, regions: rearranged(task.regions, id, by) });
  }

  protected answer(line: Line, event: Event): void {
    const kind = (event.target as HTMLSelectElement).value;
    if (kind === 'pick') {
      const options = [this.store.newId('o'), this.store.newId('o')].map((id) => ({ id, text: `${id}.text` }));
      this.#line({ ...line, answer: { kind, options, correct: options.slice(0, 1).map(({ id }) => id) } });
    } else if (kind === 'words') this.#line({ ...line, answer: { kind, accepted: ['…'] } });
    else this.#line({ ...line, answer: { kind: 'filled' } });
  }

  protected accepted(line: Line, event: Event): void {
    const field = event.target as HTMLTextAreaElement;
    const accepted = field.value
      .split('\n')
      .map((one) => one.trim())
      .filter((one) => one !== '');
    if (line.answer.kind !== 'words') return;
    if (accepted.length === 0) field.value = line.answer.accepted.join('\n');
    else this.#line({ ...line, answer: { kind: 'words', accepted } });
  }

  protected addOption(line: Line): void {
    if (line.answer.kind !== 'pick') return;
    const id = this.store.newId('o');
    const options = [...line.answer.options, { id, text: `${id}.text` }];
    this.#line({ ...line, answer: { ...line.answer, options } });
  }

  protected arrangeOption(line: Line, id: string, by: number): void {
    if (line.answer.kind !== 'pick') return;
    const options = rearranged(line.answer.options, id, by);
    const correct = line.answer.correct.filter((one) => by !== 0 || one !== id);
    const first = options.slice(0, 1).map((one) => one.id);
    this.#line({ ...line, answer: { ...line.answer, options, correct: correct.length > 0 ? correct : first } });
  }

  protected right(line: Line, id: string, event: Event): void {
    if (line.answer.kind !== 'pick') return;
    const { correct } = line.answer;
    const next = correct.includes(id) ? correct.filter((one) => one !== id) : [...correct, id];
    if (next.length > 0) this.#line({ ...line, answer: { ...line.answer, correct: next } });
    else (event.target as HTMLInputElement).checked = true;
  }

  protected choosePicture(event: Event): void {
    const { task } = this.node();
    if (task.kind === 'markPicture') this.put({ ...task, picture: (event.target as HTMLSelectElement).value });
  }

  /** Numbers of a region as percent of the picture, as people read them. */
  protected numbers({ area }: Region): readonly { readonly name: string; readonly value: number }[] {
    const names = area.shape === 'circle' ? (['x', 'y', 'r'] as const) : (['x', 'y', 'width', 'height'] as const);
    return names.map((name) => ({
      name,
      value: Number(Object.entries(area).find(([member]) => member === name)?.[1] ?? 0) / 100,
    }));
  }

  protected resize(region: Region, name: string, event: Event): void {
    const value = Math.round((event.target as HTMLInputElement).valueAsNumber * 100);
    const before = this.numbers(region).find((one) => one.name === name)?.value ?? 0;
    this.#region({ ...region, area: { ...region.area, [name]: value } }, event, String(before));
  }

  protected shape(region: Region, event: Event): void {
    const { x, y } = region.area;
    const box = (event.target as HTMLSelectElement).value === 'box';
    this.#region({
      ...region,
      area: box ? { shape: 'box', x, y, width: 2_000, height: 2_000 } : { shape: 'circle', x, y, r: 1_000 },
    });
  }

  #line(line: Line): void {
    const { task } = this.node();
    if (task.kind === 'report')
      this.put({ ...task, lines: task.lines.map((one) => (one.id === line.id ? line : one)) });
  }

  #region(region: Region, event?: Event, before = ''): void {
    const { task } = this.node();
    if (task.kind === 'markPicture')
      this.put({ ...task, regions: task.regions.map((one) => (one.id === region.id ? region : one)) }, event, before);
  }
}
