export { AssignmentsService } from './assignments/assignments.service';
export { ContingentsModule } from './contingents.module';
export { OfferingQueries, offeringIn, offeringParameters } from './offerings/offerings.queries';
export { OfferingsService } from './offerings/offerings.service';
export { RollChangesService } from './roll-changes.service';
export { AssignmentsChanged, RollChanged, type AssignmentsChange, type RollChange } from './roll-events';
export { RotationQueries } from './rotations.queries';
export { RotationsService } from './rotations.service';
export { StructureService } from './structure.service';
