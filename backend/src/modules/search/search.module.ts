import { Module } from '@nestjs/common';
import { ContingentsModule } from '../contingents';
import { CoursesModule } from '../courses';
import { LearningModule } from '../learning';
import { PeopleModule } from '../people';
import { SourcesModule } from '../sources';
import { SearchController } from './search.controller';
import { SearchService } from './search.service';

@Module({
  imports: [ContingentsModule, CoursesModule, LearningModule, PeopleModule, SourcesModule],
  controllers: [SearchController],
  providers: [SearchService],
})
export class SearchModule {}
