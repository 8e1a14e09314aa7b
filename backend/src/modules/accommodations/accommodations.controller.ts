import { Body, Controller, Get, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires, SignedIn, type Actor } from '../../platform/access';
import { AccommodationDto, PersonAccommodationDto, SetAccommodationDto } from './accommodations.dto';
import { AccommodationsService } from './accommodations.service';

@ApiTags('accommodations')
@Controller()
export class AccommodationsController {
  constructor(private readonly accommodations: AccommodationsService) {}

  @Get('accommodations/mine')
  @SignedIn()
  @ApiOkResponse({ type: AccommodationDto })
  mine(@CurrentActor() actor: Actor): Promise<AccommodationDto> {
    return this.accommodations.mine(actor);
  }

  @Get('people/:id/accommodation')
  @Requires('accommodation.manage')
  @ApiOkResponse({ type: PersonAccommodationDto })
  ofPerson(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<PersonAccommodationDto> {
    return this.accommodations.ofPerson(actor, id);
  }

  @Put('people/:id/accommodation')
  @Requires('accommodation.manage')
  @ApiOkResponse({ type: PersonAccommodationDto })
  set(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SetAccommodationDto,
  ): Promise<PersonAccommodationDto> {
    return this.accommodations.set(actor, id, body);
  }
}
