import { Module } from '@nestjs/common';
import { EvidenceModule } from '../evidence';
import { CompletionService } from './completion.service';
import { HomeQueries } from './home/home.queries';
import { HomeService } from './home/home.service';
import { LearnerQueries } from './learner.queries';
import { LearningController } from './learning.controller';
import { ModuleStateQueries } from './module-state.queries';
import { ContentQueries } from './reading/content.queries';
import { ProgressRepository } from './reading/progress.repository';
import { ReadingService } from './reading/reading.service';
import { ServerSecret } from './reading/server-secret';
import { AttemptsRepository } from './tests/attempts.repository';
import { TestsService } from './tests/tests.service';

@Module({
  imports: [EvidenceModule],
  controllers: [LearningController],
  providers: [
    LearnerQueries,
    ModuleStateQueries,
    CompletionService,
    HomeQueries,
    HomeService,
    ContentQueries,
    ProgressRepository,
    ReadingService,
    ServerSecret,
    AttemptsRepository,
    TestsService,
  ],
  exports: [ReadingService, TestsService],
})
export class LearningModule {}
