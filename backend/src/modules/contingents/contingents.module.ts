import { Module } from '@nestjs/common';
import { AuthModule } from '../../platform/auth';
import { PeopleModule } from '../people';
import { MissionsController } from './missions/missions.controller';
import { MissionsService } from './missions/missions.service';
import { AssignmentQueries } from './assignments/assignments.queries';
import { AssignmentsController } from './assignments/assignments.controller';
import { AssignmentsService } from './assignments/assignments.service';
import { RollApplying } from './imports/roll-applying';
import { RollImportQueries } from './imports/roll-imports.queries';
import { RollImportsController } from './imports/roll-imports.controller';
import { RollImportsService } from './imports/roll-imports.service';
import { OfferingQueries } from './offerings/offerings.queries';
import { OfferingsController } from './offerings/offerings.controller';
import { OfferingsService } from './offerings/offerings.service';
import { PinAccountQueries } from './pins/pin-accounts.queries';
import { PinAccountsController } from './pins/pin-accounts.controller';
import { PinAccountsService } from './pins/pin-accounts.service';
import { RollChangesService } from './roll-changes.service';
import { RollController } from './roll.controller';
import { RollRepository } from './roll.repository';
import { RotationQueries } from './rotations.queries';
import { RotationsController } from './rotations.controller';
import { RotationsService } from './rotations.service';
import { StructureService } from './structure.service';

@Module({
  imports: [AuthModule, PeopleModule],
  controllers: [
    MissionsController,
    RotationsController,
    RollController,
    RollImportsController,
    AssignmentsController,
    PinAccountsController,
    OfferingsController,
  ],
  providers: [
    RotationQueries,
    MissionsService,
    RotationsService,
    RollRepository,
    StructureService,
    RollChangesService,
    RollImportQueries,
    RollApplying,
    RollImportsService,
    AssignmentQueries,
    AssignmentsService,
    PinAccountQueries,
    PinAccountsService,
    OfferingQueries,
    OfferingsService,
  ],
  exports: [
    RotationQueries,
    MissionsService,
    RotationsService,
    StructureService,
    RollChangesService,
    RollImportsService,
    AssignmentsService,
    PinAccountsService,
    OfferingQueries,
    OfferingsService,
  ],
})
export class ContingentsModule {}
