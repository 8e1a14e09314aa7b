import { DOCUMENT, inject, Injectable, signal } from '@angular/core';

/** `system` follows the device. */
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

// index.html reads these, too, before anything is painted.
const THEME = 'pw.theme';
const CONTRAST = 'pw.contrast';

function storedTheme(store: Storage): Theme {
  const stored = store.getItem(THEME);
  return themes.find((theme) => theme === stored) ?? 'system';
}

function apply(root: HTMLElement, theme: Theme, moreContrast: boolean): void {
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  if (moreContrast) root.dataset['contrast'] = 'more';
  else delete root.dataset['contrast'];
}

/** Light or dark, ordinary or high contrast: kept on this device. */
@Injectable({ providedIn: 'root' })
export class Appearance {
  readonly #document = inject(DOCUMENT);
  readonly #theme = signal(storedTheme(localStorage));
  readonly #moreContrast = signal(localStorage.getItem(CONTRAST) === 'more');

  readonly theme = this.#theme.asReadonly();
  readonly moreContrast = this.#moreContrast.asReadonly();

  chooseTheme(theme: Theme): void {
    this.#theme.set(theme);
    localStorage.setItem(THEME, theme);
    this.#apply();
  }

  chooseContrast(more: boolean): void {
    this.#moreContrast.set(more);
    if (more) localStorage.setItem(CONTRAST, 'more');
    else localStorage.removeItem(CONTRAST);
    this.#apply();
  }

  #apply(): void {
    apply(this.#document.documentElement, this.#theme(), this.#moreContrast());
  }
}
