import { Module } from '@nestjs/common';
import { AuthModule } from '../../platform/auth';
import { PersonnelController } from './personnel.controller';
import { PersonnelRepository } from './personnel.repository';
import { PersonnelService } from './personnel.service';
import { PlacesService } from './places.service';
import { PublicCountriesController } from './public-countries.controller';
import { RanksController } from './ranks.controller';
import { RanksService } from './ranks.service';
import { RolesService } from './roles.service';

@Module({
  imports: [AuthModule],
  controllers: [PublicCountriesController, RanksController, PersonnelController],
  providers: [PlacesService, RolesService, RanksService, PersonnelService, PersonnelRepository],
  exports: [PlacesService, RolesService, RanksService, PersonnelRepository],
})
export class PeopleModule {}
