import { Module } from '@nestjs/common';
import { AccommodationsModule } from '../accommodations';
import { EvidenceModule } from '../evidence';
import { ScenariosModule } from '../scenarios';
import { SourcesModule } from '../sources';
import { AuthModule } from '../../platform/auth';
import { AssessedController } from './assessed/assessed.controller';
import { AssessedRepository } from './assessed/assessed.repository';
import { AssessedService } from './assessed/assessed.service';
import { InventedRuns } from './assessed/invented-runs.service';
import { ReportController } from './assessed/report.controller';
import { ReportQueries } from './assessed/report.queries';
import { ReportService } from './assessed/report.service';
import { RunKeeping } from './assessed/run-keeping.service';
import { CertificatesController } from './certificates/certificates.controller';
import { CertificatesRepository } from './certificates/certificates.repository';
import { CertificatesService } from './certificates/certificates.service';
import { CompletionService } from './completion.service';
import { HomeQueries } from './home/home.queries';
import { HomeService } from './home/home.service';
import { LearnerQueries } from './learner.queries';
import { LearningController } from './learning.controller';
import { ModuleStateQueries } from './module-state.queries';
import { ContentQueries } from './reading/content.queries';
import { ProgressRepository } from './reading/progress.repository';
import { FinishingService } from './reading/finishing.service';
import { ReadingService } from './reading/reading.service';
import { ServerSecret } from './reading/server-secret';
import { AttemptsRepository } from './tests/attempts.repository';
import { TeachingController } from './teaching/teaching.controller';
import { TeachingQueries } from './teaching/teaching.queries';
import { TeachingService } from './teaching/teaching.service';
import { TestsService } from './tests/tests.service';

@Module({
  imports: [AuthModule, AccommodationsModule, EvidenceModule, ScenariosModule, SourcesModule],
  controllers: [LearningController, AssessedController, CertificatesController, TeachingController, ReportController],
  providers: [
    LearnerQueries,
    ModuleStateQueries,
    CompletionService,
    HomeQueries,
    HomeService,
    ContentQueries,
    ProgressRepository,
    ReadingService,
    FinishingService,
    ServerSecret,
    AttemptsRepository,
    TestsService,
    AssessedRepository,
    RunKeeping,
    AssessedService,
    InventedRuns,
    CertificatesRepository,
    CertificatesService,
    TeachingQueries,
    TeachingService,
    ReportQueries,
    ReportService,
  ],
  exports: [HomeService, ReadingService, TestsService, InventedRuns, TeachingService, CertificatesService],
})
export class LearningModule {}
