import { Module } from '@nestjs/common';
import { AuthModule } from '../../platform/auth';
import { AccountsController } from './accounts/accounts.controller';
import { AccountsQueries } from './accounts/accounts.queries';
import { AccountsService } from './accounts/accounts.service';
import { InvitationsController } from './accounts/invitations.controller';
import { InvitationsService } from './accounts/invitations.service';
import { AuditTrailController } from './audit-trail/audit-trail.controller';
import { AuditTrailQueries } from './audit-trail/audit-trail.queries';
import { PersonnelController } from './personnel.controller';
import { PersonnelRepository } from './personnel.repository';
import { PersonnelService } from './personnel.service';
import { PlacesController } from './places/places.controller';
import { PlacesQueries } from './places/places.queries';
import { PlacesService } from './places/places.service';
import { PublicCountriesController } from './public-countries.controller';
import { RanksController } from './ranks.controller';
import { RanksService } from './ranks.service';
import { GrantingService } from './roles/granting.service';
import { RolesController } from './roles/roles.controller';
import { RolesService } from './roles/roles.service';
import { ScopeQueries } from './roles/scopes.queries';

@Module({
  imports: [AuthModule],
  controllers: [
    PublicCountriesController,
    PlacesController,
    AccountsController,
    RolesController,
    InvitationsController,
    AuditTrailController,
    RanksController,
    PersonnelController,
  ],
  providers: [
    PlacesService,
    PlacesQueries,
    RolesService,
    ScopeQueries,
    GrantingService,
    AccountsService,
    AccountsQueries,
    InvitationsService,
    AuditTrailQueries,
    RanksService,
    PersonnelService,
    PersonnelRepository,
  ],
  exports: [PlacesService, RolesService, InvitationsService, RanksService, PersonnelRepository, PersonnelService],
})
export class PeopleModule {}
