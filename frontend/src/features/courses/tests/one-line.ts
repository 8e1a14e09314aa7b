import { Directive } from '@angular/core';

/** One line of text that may be longer than its field is wide: `<textarea pwOneLine>` shows all of it and takes no line break. */
@Directive({
  selector: 'textarea[pwOneLine]',
  host: { class: 'line', rows: '1', '(keydown.enter)': '$event.preventDefault()', '(input)': 'join($event)' },
})
export class OneLine {
  /** Runs before whoever reads the field: pasted lines stand one after the other. */
  protected join({ target }: Event): void {
    const field = target as HTMLTextAreaElement;
    if (/[\r\n]/.test(field.value)) field.value = field.value.replace(/\s*[\r\n]+\s*/g, ' ');
  }
}
