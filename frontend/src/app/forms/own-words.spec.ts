import { beforeEach, describe, expect, it } from '@jest/globals';
import { refuseInOwnWords } from './own-words';

const french: Readonly<Record<string, string>> = {
  'ui.refused.missing': 'Remplissez ce champ.',
  'ui.refused.least': 'Au moins {{ n }}.',
};

describe('a field that the browser refuses', () => {
  let page: Document;
  beforeEach(() => {
    page = document.implementation.createHTMLDocument();
    page.body.innerHTML =
      '<form><input name="title" required /><input name="n" type="number" min="3" /><button>Go</button></form>';
    refuseInOwnWords(page, {
      text: (key, params) => (french[key] ?? key).replace('{{ n }}', String(params?.['n'])),
      language: () => 'fr',
    } as Parameters<typeof refuseInOwnWords>[1]);
  });
  const field = (name: string): HTMLInputElement => page.querySelector(`[name="${name}"]`)!;
  const type = (name: string, value: string): void => {
    field(name).value = value;
    field(name).dispatchEvent(new Event('input', { bubbles: true }));
  };

  it('says why in the language of the screens, and is right as soon as it is mended', () => {
    type('n', '2');
    expect(page.forms[0]?.checkValidity()).toBe(false);
    expect(field('title').validationMessage).toBe('Remplissez ce champ.');
    expect(field('n').validationMessage).toBe('Au moins 3.');
    type('title', 'Une garde');
    type('n', '3');
    expect(page.forms[0]?.checkValidity()).toBe(true);
  });

  it('stays in nobody’s way when something else has filled it in', () => {
    expect(page.forms[0]?.checkValidity()).toBe(false);
    field('title').value = 'Écrit par la page';
    page.querySelector('button')?.dispatchEvent(new Event('click', { bubbles: true }));
    expect(page.forms[0]?.checkValidity()).toBe(true);
  });
});
