import { Injectable } from '@nestjs/common';
import { demoAccounts, demoContingents, demoLearners, demoPassword } from '@peacewright/reference-content';
import type { DemoAccountDto } from '../instance.dto';
import type { Progress } from '../reference-loader';
import { DemoCourses } from './demo-courses';
import { DemoLearning } from './demo-learning';
import { DemoPlaces } from './demo-places';
import { DemoRolls } from './demo-rolls';
import { DemoSources } from './demo-sources';

/** Makes the demonstration's countries, contingents, people and their progress, through the services that users call. */
@Injectable()
export class DemonstrationLoader {
  constructor(
    private readonly places: DemoPlaces,
    private readonly courses: DemoCourses,
    private readonly sources: DemoSources,
    private readonly rolls: DemoRolls,
    private readonly learning: DemoLearning,
  ) {}

  /** Repeatable: what is there already stays as it is. Answers the accounts that the first page offers. */
  async load(progress: Progress): Promise<DemoAccountDto[]> {
    const before = 3;
    const done = (steps: number) => progress('demonstration', steps, before + demoContingents.length);
    await done(0);
    const ids = await this.places.load();
    await done(1);
    await this.courses.load(ids);
    await done(2);
    await this.sources.load(ids);
    const rolls = await this.rolls.load(ids, (contingents) => done(before + contingents));
    for (const roll of rolls) await this.learning.load(roll, progress);
    const staff = demoAccounts.map(({ displayName, role, email }) => ({
      displayName,
      role,
      email,
      secret: demoPassword,
    }));
    const learners = demoLearners.map(({ fullName, role, scope, service, serviceNumber, pin }) => ({
      displayName: fullName,
      role,
      country: scope,
      service,
      serviceNumber,
      secret: pin,
    }));
    return [...learners, ...staff];
  }
}
