export { AssignmentsService } from './assignments/assignments.service';
export { ContingentsModule } from './contingents.module';
export { OfferingsService } from './offerings/offerings.service';
export { readRollFile } from './imports/roll-file';
export type { Grid, RollFile } from './imports/roll-grid';
export { RollImportsService } from './imports/roll-imports.service';
export { RollChangesService } from './roll-changes.service';
export { AssignmentsChanged, RollChanged, type AssignmentsChange, type RollChange } from './roll-events';
export { RotationsService } from './rotations.service';
