import { Module } from '@nestjs/common';
import { AuthModule } from '../../platform/auth';
import { CoursesModule } from '../courses';
import { PeopleModule } from '../people';
import { SourcesModule } from '../sources';
import { DemonstrationLoader } from './demonstration-loader';
import { InstanceController } from './instance.controller';
import { InstanceService } from './instance.service';
import { ReferenceLoader } from './reference-loader';

@Module({
  imports: [AuthModule, CoursesModule, PeopleModule, SourcesModule],
  controllers: [InstanceController],
  providers: [InstanceService, ReferenceLoader, DemonstrationLoader],
  exports: [InstanceService],
})
export class InstanceModule {}
