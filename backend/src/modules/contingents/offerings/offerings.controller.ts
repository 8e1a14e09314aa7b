import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires, type Actor } from '../../../platform/access';
import {
  AddOfferingPeopleDto,
  NewOfferingDto,
  OfferingChangeDto,
  OfferingChoicesDto,
  OfferingDto,
  OfferingInstructorDto,
  OfferingInstructorsDto,
  OfferingLineDto,
  PeopleAddedDto,
} from './offerings.dto';
import { OfferingsService } from './offerings.service';

@ApiTags('offerings')
@Controller()
export class OfferingsController {
  constructor(private readonly offerings: OfferingsService) {}

  @Get('offerings')
  @Requires('offering.read')
  @ApiOkResponse({ type: [OfferingLineDto] })
  list(@CurrentActor() actor: Actor): Promise<OfferingLineDto[]> {
    return this.offerings.list(actor);
  }

  @Get('offering-choices')
  @Requires('offering.edit')
  @ApiOkResponse({ type: OfferingChoicesDto })
  choices(@CurrentActor() actor: Actor): Promise<OfferingChoicesDto> {
    return this.offerings.choices(actor);
  }

  @Post('offerings')
  @Requires('offering.edit')
  @ApiCreatedResponse({ type: OfferingDto })
  create(@CurrentActor() actor: Actor, @Body() body: NewOfferingDto): Promise<OfferingDto> {
    return this.offerings.create(actor, body);
  }

  @Get('offerings/:id')
  @Requires('offering.read')
  @ApiOkResponse({ type: OfferingDto })
  show(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<OfferingDto> {
    return this.offerings.show(actor, id);
  }

  @Patch('offerings/:id')
  @Requires('offering.edit')
  @ApiOkResponse({ type: OfferingDto })
  change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: OfferingChangeDto,
  ): Promise<OfferingDto> {
    return this.offerings.change(actor, id, body);
  }

  /** Who could be named as instructor: teaching roles at the centre or for this offering. */
  @Get('offerings/:id/instructor-candidates')
  @Requires('offering.edit')
  @ApiOkResponse({ type: [OfferingInstructorDto] })
  candidates(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<OfferingInstructorDto[]> {
    return this.offerings.candidates(actor, id);
  }

  @Put('offerings/:id/instructors')
  @Requires('offering.edit')
  @ApiOkResponse({ type: OfferingDto })
  setInstructors(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: OfferingInstructorsDto,
  ): Promise<OfferingDto> {
    return this.offerings.setInstructors(actor, id, body);
  }

  @Post('offerings/:id/people')
  @Requires('offering.edit')
  @HttpCode(200)
  @ApiOkResponse({ type: PeopleAddedDto })
  addPeople(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AddOfferingPeopleDto,
  ): Promise<PeopleAddedDto> {
    return this.offerings.addPeople(actor, id, body);
  }

  @Delete('offerings/:id/people/:personId')
  @Requires('offering.edit')
  @HttpCode(204)
  @ApiNoContentResponse()
  removePerson(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('personId', ParseUUIDPipe) personId: string,
  ): Promise<void> {
    return this.offerings.removePerson(actor, id, personId);
  }
}
