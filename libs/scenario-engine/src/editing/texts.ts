import type { ScenarioDocument } from '../document/schema';
import { textsOfFrame, textsOfNode } from '../document/texts';
import type { Words } from './command';

/** Ids of all texts that the document speaks of, whether a learner meets them or not. */
export function textsInUse(document: ScenarioDocument): Set<string> {
  const used = new Set(textsOfFrame(document));
  const add = (...ids: (string | undefined)[]): void => {
    for (const id of ids) if (id !== undefined) used.add(id);
  };
  for (const node of document.nodes) add(...textsOfNode(document, node));
  for (const { text } of document.facts) add(text);
  for (const { alt, transcript } of document.media) add(alt, transcript);
  for (const variable of document.variables) {
    add(variable.name);
    if (variable.type === 'choice') add(...variable.values.map(({ name }) => name));
  }
  return used;
}

/** The document without words that nothing speaks of any more. */
export function withoutLostTexts(document: ScenarioDocument): ScenarioDocument {
  const used = textsInUse(document);
  const texts = kept(document.texts, used);
  const languages = Object.entries(document.translations);
  const translations = languages.map(([language, words]) => [language, kept(words, used)] as const);
  const same = texts === document.texts && translations.every(([, words], at) => words === languages[at]?.[1]);
  return same ? document : { ...document, texts, translations: Object.fromEntries(translations) };
}

function kept(words: Record<string, string>, used: ReadonlySet<string>): Record<string, string> {
  const entries = Object.entries(words);
  const left = entries.filter(([id]) => used.has(id));
  return left.length === entries.length ? words : Object.fromEntries(left);
}

function filled(words: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(words).filter(([, text]) => text !== ''));
}

/** The document with words put in, language by language; empty ones are taken out. */
export function withWords(document: ScenarioDocument, added: Words | undefined): ScenarioDocument {
  let next = document;
  for (const [language, words] of Object.entries(added ?? {})) {
    const put = (before: Record<string, string>): Record<string, string> => {
      // A large scenario has thousands of texts, and this runs at every stroke: copied at once, not member by member.
      const after = Object.assign({}, before, words);
      return Object.values(words).includes('') ? filled(after) : after;
    };
    if (language === document.language) next = { ...next, texts: put(next.texts) };
    else if (Object.hasOwn(next.translations, language))
      next = { ...next, translations: { ...next.translations, [language]: put(next.translations[language] ?? {}) } };
  }
  return next;
}
