import type { RatedWay, ScenarioDocument } from './schema';

/** A way's own part of the document: what it says of feedback, critical fails and the rules it cites. */
export function wayAt(document: ScenarioDocument, pointer: string): Partial<RatedWay> & { readonly text?: string } {
  let value: unknown = document;
  for (const step of pointer.split('/').slice(1))
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined;
  return typeof value === 'object' && value !== null ? value : {};
}
