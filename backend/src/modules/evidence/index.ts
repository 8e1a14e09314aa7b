export {
  EvidenceRecorded,
  EvidenceRevoked,
  type EvidenceRecordedEvent,
  type EvidenceRevokedEvent,
} from './evidence.events';
export { EvidenceDto, RESULT_GRADES } from './evidence.dto';
export { EvidenceModule } from './evidence.module';
export type { EvidenceKind, NewEvidence, TeachingMode } from './evidence.repository';
export { EvidenceService } from './evidence.service';
