import { InjectionToken, signal, type Signal } from '@angular/core';

/** The BCP 47 tag of the interface's language; the application provides its own signal. */
export const UI_LANGUAGE = new InjectionToken<Signal<string>>('interface language', {
  providedIn: 'root',
  factory: () => signal('en'),
});
