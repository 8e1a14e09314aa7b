import { EventKind } from '../../platform/events';

/** New rows about people of one country, revocations among them: whoever keeps a status current computes it anew for these modules. */
export interface EvidenceRecordedEvent {
  readonly countryId: string;
  readonly personIds: readonly string[];
  readonly moduleIds: readonly string[];
}
export const EvidenceRecorded = new EventKind<EvidenceRecordedEvent>('evidence.recorded');

/** A row was taken back: what was built upon it (a certificate) no longer stands. */
export interface EvidenceRevokedEvent {
  readonly countryId: string;
  readonly personId: string;
  readonly moduleEditionId: string;
  readonly revokedBy: string;
  readonly reason: string;
}
export const EvidenceRevoked = new EventKind<EvidenceRevokedEvent>('evidence.revoked');
