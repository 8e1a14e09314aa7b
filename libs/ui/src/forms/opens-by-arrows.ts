import { Directive } from '@angular/core';

/**
 * A select whose choice is an act, such as making something new: `<select pwOpensByArrows>`. Arrow keys open its list
 * instead of doing, one by one, everything that they pass; Enter then does the one that was meant. A browser that cannot
 * say whether a list is open keeps its own ways.
 */
@Directive({ selector: 'select[pwOpensByArrows]', host: { '(keydown)': 'open($event)' } })
export class OpensByArrows {
  protected open(event: KeyboardEvent): void {
    const select = event.currentTarget as HTMLSelectElement;
    const held = event.ctrlKey || event.metaKey || event.altKey;
    if (held || !event.key.startsWith('Arrow') || !CSS.supports('selector(:open)') || select.matches(':open')) return;
    event.preventDefault();
    select.showPicker();
  }
}
