import { CdkDrag, CdkDragHandle, CdkDropList, type CdkDragDrop } from '@angular/cdk/drag-drop';
import {
  ChangeDetectionStrategy,
  ChangeDetectorRef,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon, Messages } from '@peacewright/ui';
import { Router } from '@angular/router';
import { ProblemTexts, Texts } from '../../../app';
import { itemKinds, type ItemKind, type ItemSummary } from '../api/models';
import { courseIcons } from '../icons';
import { EditionStore } from './edition-store';

/** Time to bring a removed item back before it is removed at the server; as long as its message stands. */
const UNDO_MS = 12_000;

/** The module's parts in order: opened, named, moved by hand or by key, added and removed. */
@Component({
  selector: 'pw-outline',
  imports: [CdkDrag, CdkDragHandle, CdkDropList, Icon, MatButton, RouterLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './outline.html',
  styleUrl: './outline.scss',
})
export class Outline {
  /** What is open: `about`, `objectives`, `references` or an item's id. */
  readonly selected = input.required<string>();
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #changes = inject(ChangeDetectorRef);
  readonly #messages = inject(Messages);
  readonly #problems = inject(ProblemTexts);
  readonly #texts = inject(Texts);
  readonly #router = inject(Router);
  /** What takes back the last acts, the newest last. */
  #undo: readonly (() => void)[] = [];
  protected readonly store = inject(EditionStore);
  protected readonly kinds = itemKinds;
  protected readonly parts = ['about', 'objectives', 'references'] as const;
  protected readonly dragIcon = courseIcons.drag;
  protected readonly upIcon = courseIcons.up;
  protected readonly downIcon = courseIcons.down;
  protected readonly renaming = signal<string | undefined>(undefined);
  protected readonly adding = signal(false);
  protected readonly newKind = signal<ItemKind>('LESSON');
  protected readonly busy = signal(false);
  protected readonly findingsAt = computed(() => {
    const blocking = this.store.findings().filter(({ severity }) => severity === 'BLOCKING');
    return new Map(this.store.items().map(({ id }) => [id, blocking.filter(({ itemId }) => itemId === id).length]));
  });

  protected dropped({ previousIndex, currentIndex }: CdkDragDrop<unknown>): void {
    const item = this.store.items()[previousIndex];
    if (item !== undefined && previousIndex !== currentIndex) void this.#moveTo(item, currentIndex, previousIndex);
  }

  protected move(item: ItemSummary, step: -1 | 1): void {
    const from = this.store.items().findIndex(({ id }) => id === item.id);
    const index = from + step;
    if (index < 0 || index >= this.store.items().length) {
      this.#messages.announce(this.#texts.text('coursesEditor.outline.cannotMove'));
      return;
    }
    void this.#moveTo(item, index, from);
  }

  protected key(event: KeyboardEvent, item: ItemSummary): void {
    if (!this.store.mayEdit()) return;
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      this.move(item, event.key === 'ArrowUp' ? -1 : 1);
    } else if (event.key === 'F2') {
      event.preventDefault();
      this.startRenaming(item);
    } else if (event.key === 'Delete') {
      event.preventDefault();
      void this.remove(item);
    } else if ((event.ctrlKey || event.metaKey) && event.key === 'z') {
      event.preventDefault();
      this.#takeBack(this.#undo.at(-1));
    }
  }

  protected startRenaming(item: ItemSummary): void {
    this.renaming.set(item.id);
    // At once: whoever presses F2 goes on typing, and the first letters belong to the name.
    this.#changes.detectChanges();
    const field = this.#host.nativeElement.querySelector<HTMLInputElement>('.rename input');
    field?.focus();
    field?.select();
  }

  protected async rename(item: ItemSummary, title: string): Promise<void> {
    this.renaming.set(undefined);
    const wanted = title.trim();
    if (wanted === '' || wanted === item.title) return;
    this.#undo = [...this.#undo, () => void this.#attempt(() => this.store.changeItem(item.id, { title: item.title }))];
    await this.#attempt(() => this.store.changeItem(item.id, { title: wanted }));
  }

  protected async add(event: Event, title: HTMLInputElement): Promise<void> {
    event.preventDefault();
    const wanted = title.value.trim();
    if (wanted === '') return;
    await this.#attempt(async () => {
      const item = await this.store.addItem(this.newKind(), wanted);
      title.value = '';
      this.adding.set(false);
      await this.#open(item.id);
    });
  }

  protected startAdding(): void {
    this.adding.set(true);
    setTimeout(() => this.#host.nativeElement.querySelector<HTMLElement>('.add select')?.focus());
  }

  /** Hides the item at once; it is removed when the time to bring it back is over. */
  protected async remove(item: ItemSummary): Promise<void> {
    const neighbour = this.#neighbourOf(item);
    this.store.hide(item.id);
    if (this.selected() === item.id) await this.#open('about');
    this.#focus(neighbour);
    const bringBack = (): void => {
      clearTimeout(timer);
      this.store.unhide(item.id);
      this.#focus(item.id);
    };
    const timer = setTimeout(() => {
      this.#undo = this.#undo.filter((one) => one !== bringBack);
      void this.#attempt(() => this.store.removeHidden(item.id));
    }, UNDO_MS);
    this.#undo = [...this.#undo, bringBack];
    this.#messages.say({
      text: this.#texts.text('coursesEditor.outline.removed', { title: item.title }),
      action: { label: this.#texts.text('coursesEditor.outline.bringBack'), run: () => this.#takeBack(bringBack) },
    });
  }

  async #moveTo(item: ItemSummary, index: number, from: number): Promise<void> {
    const putBack = (): void => void this.#attempt(() => this.#place(item, from));
    this.#undo = [...this.#undo, putBack];
    await this.#attempt(async () => {
      await this.#place(item, index);
      const at = { title: item.title, place: index + 1, count: this.store.items().length };
      this.#messages.say({
        text: this.#texts.text('coursesEditor.outline.moved', at),
        action: { label: this.#texts.text('coursesEditor.commands.undo'), run: () => this.#takeBack(putBack) },
      });
    });
  }

  #takeBack(act: (() => void) | undefined): void {
    this.#undo = this.#undo.filter((one) => one !== act);
    act?.();
  }

  async #place(item: ItemSummary, index: number): Promise<void> {
    const without = this.store
      .items()
      .map(({ id }) => id)
      .filter((id) => id !== item.id);
    const ordered = this.store.order(without.toSpliced(index, 0, item.id));
    this.#focus(item.id);
    await ordered;
  }

  /** What the focus goes to when an item goes: the one after it, else the one before. */
  #neighbourOf(item: ItemSummary): string | undefined {
    const items = this.store.items();
    const at = items.findIndex(({ id }) => id === item.id);
    return (items[at + 1] ?? items[at - 1])?.id;
  }

  /** A row that has moved lost the focus: it is given back at once, so that the next key meets it again. */
  #focus(itemId: string | undefined): void {
    if (itemId === undefined) return;
    this.#changes.detectChanges();
    this.#host.nativeElement.querySelector<HTMLElement>(`[data-item="${itemId}"]`)?.focus();
  }

  async #open(item: string): Promise<void> {
    await this.#router.navigate([], { queryParams: { item }, queryParamsHandling: 'merge' });
  }

  async #attempt(act: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    try {
      await act();
    } catch (error) {
      this.#messages.say(this.#problems.sentence(error));
    } finally {
      this.busy.set(false);
    }
  }
}
