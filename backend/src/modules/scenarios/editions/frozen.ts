import { createHash } from 'node:crypto';
import { canonicalScenario, canonicalTranslation, type ScenarioDocument } from '@peacewright/scenario-engine';

/** Bytes that are kept, and their SHA-256 in lower-case hex. */
export interface Frozen {
  readonly bytes: Buffer;
  readonly hash: string;
}

/** What an edition is: the source language alone. */
export function frozenScenario(document: ScenarioDocument): Frozen {
  return frozen(canonicalScenario(document));
}

export function frozenTranslation(document: ScenarioDocument, language: string): Frozen {
  return frozen(canonicalTranslation(document, language));
}

function frozen(text: string): Frozen {
  const bytes = Buffer.from(text, 'utf8');
  return { bytes, hash: createHash('sha256').update(bytes).digest('hex') };
}
