import { canonicalJson } from '@peacewright/kernel';
import type { ScenarioDocument } from './schema';

/**
 * The bytes that an edition is: source language only, without translations (which follow an edition) and without the
 * places on the author's graph. Equal scenarios give equal text whatever order members and defaults were written in.
 */
export function canonicalScenario(document: ScenarioDocument): string {
  const { translations: _translations, layout: _layout, ...source } = document;
  return canonicalJson(source);
}

/** One translation as a document of its own, to be frozen under the hash of its source edition. */
export function canonicalTranslation(document: ScenarioDocument, language: string): string {
  return canonicalJson({
    schema: 'peacewright.scenario-translation',
    version: document.version,
    scenario: document.id,
    language,
    texts: document.translations[language] ?? {},
  });
}
