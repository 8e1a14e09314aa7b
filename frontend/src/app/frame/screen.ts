import { DestroyRef, inject, signal, type Signal } from '@angular/core';

/** Whether the screen is as a media query says, and follows it; the widths are those of the styles. */
export function screenIs(query: string): Signal<boolean> {
  const list = matchMedia(query);
  const fits = signal(list.matches);
  const follow = (): void => {
    fits.set(list.matches);
  };
  list.addEventListener('change', follow);
  inject(DestroyRef).onDestroy(() => {
    list.removeEventListener('change', follow);
  });
  return fits.asReadonly();
}
