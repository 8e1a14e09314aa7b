import { Module } from '@nestjs/common';
import { EvidenceModule } from '../evidence';
import { ExportService } from './exports/export.service';
import { ReadinessController } from './readiness.controller';
import { FactsReader } from './status/facts';
import { StatusKeeper } from './status/status-keeper';
import { StatusRepository } from './status/status.repository';
import { BoardQueries } from './views/board.queries';
import { BoardService } from './views/board.service';
import { MatrixQueries } from './views/matrix.queries';
import { MatrixService } from './views/matrix.service';
import { ProgressService } from './views/progress.service';
import { StandingService } from './views/standing.service';

@Module({
  imports: [EvidenceModule],
  controllers: [ReadinessController],
  providers: [
    StatusRepository,
    FactsReader,
    StatusKeeper,
    BoardQueries,
    BoardService,
    MatrixQueries,
    MatrixService,
    StandingService,
    ProgressService,
    ExportService,
  ],
})
export class ReadinessModule {}
