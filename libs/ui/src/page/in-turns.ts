import { ApplicationRef, computed, effect, inject, linkedSignal, type Signal } from '@angular/core';

/** The part of a list that stands already. */
interface InTurns<T> {
  readonly shown: Signal<readonly T[]>;
  /** Whether nothing is left to come. */
  readonly whole: Signal<boolean>;
}

/** Ends the browser's present task: it may paint and answer before what follows. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Resolves in a task after the page as it stands has been painted; at once in a page that nobody sees. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    if (document.hidden) setTimeout(resolve);
    else requestAnimationFrame(() => setTimeout(resolve));
  });
}

/**
 * `rows`, at first `first` of them, then `size` more in each task of the browser, so that a slow phone paints the beginning
 * first and answers to a finger while the rest is made. What stands once is not taken down when the list is read again.
 * Needs an injection context.
 */
export function inTurns<T>(rows: Signal<readonly T[]>, size: number, first = size): InTurns<T> {
  const app = inject(ApplicationRef);
  const count = linkedSignal<readonly T[], number>({
    source: rows,
    computation: (_rows, before) => Math.max(first, before?.value ?? 0),
  });
  const whole = computed(() => count() >= rows().length);
  effect((onCleanup) => {
    if (whole()) return;
    const reached = count();
    const timer = setTimeout(() => {
      count.set(reached + size);
      // Here and now: left to the next frame it would be one task with laying the page out.
      app.tick();
    });
    onCleanup(() => clearTimeout(timer));
  });
  return { shown: computed(() => rows().slice(0, count())), whole };
}
