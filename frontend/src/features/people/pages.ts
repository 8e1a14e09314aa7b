import { HttpClient, httpResource } from '@angular/common/http';
import { computed, inject, linkedSignal, signal, type Signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Texts } from '../../app';

/** One page of a list as the API gives it; `next` goes into `after` for the one that follows. */
interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

export type Filter = Readonly<Record<string, string>>;

/** A list that grows by a page at a time and starts anew when its filter changes. */
export interface Pages<Item> {
  readonly items: Signal<readonly Item[]>;
  readonly loaded: Signal<boolean>;
  readonly error: Signal<unknown>;
  /** There is more than is shown. */
  readonly more: Signal<boolean>;
  readonly busy: Signal<boolean>;
  reload(): void;
  showMore(): Promise<void>;
}

/** Reads `address` page by page; call it where injection is possible. */
export function pagesOf<Item>(address: string, filter: () => Filter): Pages<Item> {
  const http = inject(HttpClient);
  const { language } = inject(Texts);
  const first = httpResource<Page<Item>>(() => {
    // The server words names of places and things.
    language();
    return { url: address, params: filter() };
  });
  const rest = linkedSignal<Page<Item> | undefined, Page<Item>>({
    source: () => (first.hasValue() ? first.value() : undefined),
    computation: (page) => ({ items: [], next: page?.next ?? null }),
  });
  const busy = signal(false);
  const failed = linkedSignal<unknown, unknown>({ source: first.error, computation: (error) => error });
  return {
    items: computed(() => [...(first.hasValue() ? first.value().items : []), ...rest().items]),
    loaded: computed(() => first.hasValue()),
    error: failed,
    more: computed(() => rest().next !== null),
    busy: computed(() => busy() || first.isLoading()),
    reload: () => {
      failed.set(undefined);
      first.reload();
    },
    showMore: async () => {
      const before = rest();
      if (before.next === null || busy()) return;
      busy.set(true);
      try {
        const page = await firstValueFrom(
          http.get<Page<Item>>(address, { params: { ...filter(), after: before.next } }),
        );
        // Another filter may have been chosen meanwhile: then this page belongs nowhere.
        if (rest() === before) rest.set({ items: [...before.items, ...page.items], next: page.next });
      } catch (error) {
        failed.set(error);
      } finally {
        busy.set(false);
      }
    },
  };
}
