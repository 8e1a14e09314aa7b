import { Injectable } from '@nestjs/common';
import { compileScenario, type Model, type ScenarioDocument } from '@peacewright/scenario-engine';

const KEPT = 20;

/** Meanings of published documents, worked out once: an edition never changes. */
@Injectable()
export class Models {
  private readonly kept = new Map<string, Model>();

  /** `hash` names the bytes, `manifest` are they. */
  of({ hash, manifest }: { readonly hash: string; readonly manifest: Buffer }): Model {
    const known = this.kept.get(hash);
    if (known) return known;
    const compiled = compileScenario(documentOf(manifest));
    if (!compiled.ok) throw new Error(`The published scenario ${hash} has no meaning.`);
    const oldest = this.kept.keys().next();
    if (this.kept.size >= KEPT && !oldest.done) this.kept.delete(oldest.value);
    this.kept.set(hash, compiled.model);
    return compiled.model;
  }
}

/** The document that an edition is, in its source language alone. */
export function documentOf(manifest: Buffer): ScenarioDocument {
  return {
    ...(JSON.parse(manifest.toString('utf8')) as Omit<ScenarioDocument, 'translations' | 'layout'>),
    translations: {},
    layout: {},
  };
}
