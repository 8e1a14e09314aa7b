import { formatDate, formatNumber } from '@peacewright/ui';
import type { Texts } from '../texts/texts';

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * What the browser says of a field that it refuses is said in the language of the screens, not in that of the browser:
 * on a shared tablet these are often two.
 */
export function refuseInOwnWords(document: Document, texts: Pick<Texts, 'text' | 'language'>): void {
  const spoken = new Set<Field>();
  const hush = (field: Field): void => {
    if (spoken.delete(field)) field.setCustomValidity('');
  };
  document.addEventListener(
    'invalid',
    ({ target }) => {
      if (!isField(target)) return;
      hush(target);
      const words = wordsFor(target, texts);
      if (words === undefined) return;
      target.setCustomValidity(words);
      spoken.add(target);
    },
    true,
  );
  // Words of ours make a field wrong until they are taken back: when it changes, and before its form is sent again.
  for (const kind of ['input', 'change'])
    document.addEventListener(kind, ({ target }) => isField(target) && hush(target), true);
  document.addEventListener(
    'click',
    ({ target }) => {
      const form = target instanceof Element ? target.closest<HTMLButtonElement>('button, input')?.form : null;
      for (const field of [...spoken]) if (!field.isConnected || field.form === form) hush(field);
    },
    true,
  );
}

function isField(target: EventTarget | null): target is Field {
  return (
    target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement
  );
}

/** Undefined: there is nothing wrong, or something that somebody else has words for. */
function wordsFor(field: Field, texts: Pick<Texts, 'text' | 'language'>): string | undefined {
  const { validity, type } = field;
  const say = (key: string, n = ''): string => texts.text(`ui.refused.${key}`, { n });
  const limit = (name: 'min' | 'max' | 'minlength' | 'maxlength'): string => {
    const text = field.getAttribute(name) ?? '';
    const language = texts.language();
    if (type === 'date' && text !== '') return formatDate(text, language);
    return text === '' || Number.isNaN(Number(text)) ? text : formatNumber(Number(text), language);
  };
  if (validity.customError) return undefined;
  if (validity.badInput) return say(type === 'number' ? 'number' : 'form');
  if (validity.valueMissing) return say(type === 'select-one' || type === 'radio' ? 'choice' : 'missing');
  if (validity.typeMismatch) return say(type === 'email' ? 'email' : 'form');
  if (validity.rangeUnderflow) return say(type === 'date' ? 'from' : 'least', limit('min'));
  if (validity.rangeOverflow) return say(type === 'date' ? 'until' : 'most', limit('max'));
  if (validity.tooShort) return say('short', limit('minlength'));
  if (validity.tooLong) return say('long', limit('maxlength'));
  if (validity.stepMismatch) return say('number');
  if (!validity.patternMismatch) return undefined;
  return say(field.value.trim() === '' ? 'missing' : 'form');
}
