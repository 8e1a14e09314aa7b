import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires, type Actor } from '../../../platform/access';
import { CentreChangeDto, CentreDto, CentreEditDto, CountryChangeDto, CountryDto, NewCountryDto } from './places.dto';
import { PlacesService } from './places.service';

@ApiTags('places')
@Controller()
export class PlacesController {
  constructor(private readonly places: PlacesService) {}

  @Get('countries')
  @Requires('country.edit')
  @ApiOkResponse({ type: [CountryDto] })
  list(@CurrentActor() actor: Actor): Promise<CountryDto[]> {
    return this.places.list(actor);
  }

  @Post('countries')
  @Requires('country.edit')
  @ApiCreatedResponse({ type: CountryDto })
  createCountry(@CurrentActor() actor: Actor, @Body() body: NewCountryDto): Promise<CountryDto> {
    return this.places.createCountry(actor, body);
  }

  @Put('countries/:id')
  @Requires('country.edit')
  @ApiOkResponse({ type: CountryDto })
  changeCountry(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CountryChangeDto,
  ): Promise<CountryDto> {
    return this.places.changeCountry(actor, id, body);
  }

  @Post('countries/:id/centres')
  @Requires('country.edit')
  @ApiCreatedResponse({ type: CentreDto })
  createCentre(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CentreEditDto,
  ): Promise<CentreDto> {
    return this.places.createCentre(actor, id, body);
  }

  @Put('centres/:id')
  @Requires('country.edit')
  @ApiOkResponse({ type: CentreDto })
  changeCentre(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CentreChangeDto,
  ): Promise<CentreDto> {
    return this.places.changeCentre(actor, id, body);
  }
}
