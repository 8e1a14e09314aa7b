import { Module } from '@nestjs/common';
import { AccommodationsModule } from '../accommodations';
import { CoursesModule } from '../courses';
import { SourcesModule } from '../sources';
import { AuthoringController } from './editions/authoring.controller';
import { AuthoringService } from './editions/authoring.service';
import { CommentsController } from './editions/comments.controller';
import { ScenarioComments } from './editions/comments.service';
import { ScenarioPublishing } from './editions/publishing';
import { ScenariosRepository } from './editions/scenarios.repository';
import { Models } from './practice/models';
import { PracticeController } from './practice/practice.controller';
import { PracticeQueries } from './practice/practice.queries';
import { PracticeService } from './practice/practice.service';
import { RunsRepository } from './practice/runs.repository';
import { Prover } from './proof/prover';
import { ReferenceScenarios } from './reference/reference-scenarios';

@Module({
  imports: [AccommodationsModule, CoursesModule, SourcesModule],
  controllers: [AuthoringController, CommentsController, PracticeController],
  providers: [
    ScenariosRepository,
    ScenarioPublishing,
    AuthoringService,
    ScenarioComments,
    Prover,
    ReferenceScenarios,
    PracticeQueries,
    RunsRepository,
    Models,
    PracticeService,
  ],
  exports: [Models, ReferenceScenarios],
})
export class ScenariosModule {}
