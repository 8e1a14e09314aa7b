import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ReferenceContent } from '../courses';
import { ReferenceScenarios } from '../scenarios';
import { ReferenceLinksLoader, RegisterLoader } from '../sources';

export type Progress = (step: string, done: number, total: number) => Promise<void>;

/** Loads the reference content that is not there yet, or has changed, through the services that authors use. */
@Injectable()
export class ReferenceLoader {
  constructor(
    private readonly register: RegisterLoader,
    private readonly content: ReferenceContent,
    private readonly links: ReferenceLinksLoader,
    private readonly scenarios: ReferenceScenarios,
  ) {}

  /** What ships with this version of the product, as one short text. */
  async fingerprint(): Promise<string> {
    const parts = [
      this.register.fingerprint(),
      await this.content.fingerprint(),
      await this.scenarios.fingerprint(),
      this.links.fingerprint(),
    ];
    return createHash('sha256').update(parts.join()).digest('hex');
  }

  /** The register first, since courses cite it; scenarios before the modules that have them; the links at the end. */
  async load(progress: Progress): Promise<void> {
    // Proving takes a thread of its own meanwhile; what goes wrong with it is told where it is awaited.
    const scenarios = this.scenarios.prepare();
    scenarios.catch(() => undefined);
    await this.register.load(progress);
    await this.scenarios.load(await scenarios, progress);
    await this.content.load(progress);
    await this.links.load(progress);
  }
}
