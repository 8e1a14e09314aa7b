import { Module } from '@nestjs/common';
import { AuthModule } from '../../platform/auth';
import { PlacesService } from './places.service';
import { PublicCountriesController } from './public-countries.controller';
import { RolesService } from './roles.service';

@Module({
  imports: [AuthModule],
  controllers: [PublicCountriesController],
  providers: [PlacesService, RolesService],
  exports: [PlacesService, RolesService],
})
export class PeopleModule {}
