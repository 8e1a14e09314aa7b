import { EventKind } from '../../platform/events';

/** Who stands on a rotation's roll, or which post they hold, has changed. `personIds`: everybody who came, left or moved. */
export interface RollChange {
  readonly rotationId: string;
  readonly countryId: string;
  readonly personIds: readonly string[];
}
export const RollChanged = new EventKind<RollChange>('contingents.rollChanged');

/** A requirement rule of the rotation was made, changed or ended; or its time zone or dates were. */
export interface AssignmentsChange {
  readonly rotationId: string;
}
export const AssignmentsChanged = new EventKind<AssignmentsChange>('contingents.assignmentsChanged');
