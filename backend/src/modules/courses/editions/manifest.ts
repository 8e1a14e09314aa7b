import { createHash } from 'node:crypto';
import { canonicalJson } from '@peacewright/kernel';

/** Bytes that are kept, and their SHA-256 in lower-case hex, by which the edition is addressed. */
export interface Frozen {
  readonly bytes: Buffer;
  readonly hash: string;
}

export interface ManifestItem {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly intent: string;
  readonly objectives: readonly string[];
  readonly document: unknown;
}

/** What a module edition is, in its source language: the module's text and its items in order. Translations are apart. */
export function moduleManifest(edition: {
  moduleId: string;
  number: number;
  language: string;
  document: unknown;
  items: readonly ManifestItem[];
}): Frozen {
  const { moduleId, number, language, document } = edition;
  const items = edition.items.map((item) => ({
    id: item.id,
    kind: item.kind,
    title: item.title,
    intent: item.intent,
    objectives: item.objectives,
    document: item.document,
  }));
  return frozen({ format: 'peacewright.module-edition', version: 1, moduleId, number, language, document, items });
}

/** A translation: what it translates (the edition's hash) and its documents by item id. */
export function translationManifest(translation: {
  sourceHash: string;
  language: string;
  document: unknown;
  items: Readonly<Record<string, unknown>>;
}): Frozen {
  return frozen({ format: 'peacewright.module-translation', version: 1, ...translation });
}

/** A course edition: its modules in order, each pinned by id and hash of its edition, or null where there is none yet. */
export function courseManifest(edition: {
  courseId: string;
  number: number;
  passRule: unknown;
  plannedMinutes: number;
  modules: readonly { moduleId: string; moduleEditionId: string | null; hash: string | null }[];
}): Frozen {
  return frozen({ format: 'peacewright.course-edition', version: 1, ...edition });
}

function frozen(value: unknown): Frozen {
  const bytes = Buffer.from(canonicalJson(value), 'utf8');
  return { bytes, hash: createHash('sha256').update(bytes).digest('hex') };
}
