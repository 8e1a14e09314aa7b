import { Module } from '@nestjs/common';
import { AuthModule } from '../../platform/auth';
import { ContingentsModule } from '../contingents';
import { CoursesModule } from '../courses';
import { LearningModule } from '../learning';
import { PeopleModule } from '../people';
import { ScenariosModule } from '../scenarios';
import { SourcesModule } from '../sources';
import { DemoCourses } from './demonstration/demo-courses';
import { DemoLearning } from './demonstration/demo-learning';
import { DemoPlaces } from './demonstration/demo-places';
import { DemoRolls } from './demonstration/demo-rolls';
import { DemoSources } from './demonstration/demo-sources';
import { DemonstrationLoader } from './demonstration/demonstration-loader';
import { InstanceController } from './instance.controller';
import { InstanceService } from './instance.service';
import { ReferenceLoader } from './reference-loader';

@Module({
  imports: [AuthModule, ContingentsModule, CoursesModule, LearningModule, PeopleModule, ScenariosModule, SourcesModule],
  controllers: [InstanceController],
  providers: [
    InstanceService,
    ReferenceLoader,
    DemonstrationLoader,
    DemoPlaces,
    DemoCourses,
    DemoSources,
    DemoRolls,
    DemoLearning,
  ],
  exports: [InstanceService],
})
export class InstanceModule {}
