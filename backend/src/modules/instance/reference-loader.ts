import { Injectable } from '@nestjs/common';
import { ReferenceContent } from '../courses';
import { ReferenceLinksLoader, RegisterLoader } from '../sources';

export type Progress = (step: string, done: number, total: number) => Promise<void>;

/** Loads the reference content that is not there yet, through the services that authors use. */
@Injectable()
export class ReferenceLoader {
  constructor(
    private readonly register: RegisterLoader,
    private readonly content: ReferenceContent,
    private readonly links: ReferenceLinksLoader,
  ) {}

  /** The register first, since courses cite it; the links between both at the end. */
  async load(progress: Progress): Promise<void> {
    await this.register.load(progress);
    await this.content.load(progress);
    await this.links.load(progress);
  }
}
