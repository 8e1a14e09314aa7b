import { Module } from '@nestjs/common';
import { EvidenceController } from './evidence.controller';
import { EvidenceQueries } from './evidence.queries';
import { EvidenceRepository } from './evidence.repository';
import { EvidenceService } from './evidence.service';

@Module({
  controllers: [EvidenceController],
  providers: [EvidenceService, EvidenceRepository, EvidenceQueries],
  exports: [EvidenceService],
})
export class EvidenceModule {}
