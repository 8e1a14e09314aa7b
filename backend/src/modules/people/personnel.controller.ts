import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires, type Actor } from '../../platform/access';
import { PersonChangeDto, PersonDto, PersonListDto, PersonSearchDto } from './personnel.dto';
import { PersonnelService } from './personnel.service';

@ApiTags('people')
@Controller('people')
export class PersonnelController {
  constructor(private readonly personnel: PersonnelService) {}

  @Get()
  @Requires('people.read')
  @ApiOkResponse({ type: PersonListDto })
  search(@CurrentActor() actor: Actor, @Query() wish: PersonSearchDto): Promise<PersonListDto> {
    return this.personnel.search(actor, wish);
  }

  @Get(':id')
  @Requires('people.read')
  @ApiOkResponse({ type: PersonDto })
  show(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<PersonDto> {
    return this.personnel.show(actor, id);
  }

  @Patch(':id')
  @Requires('people.edit')
  @ApiOkResponse({ type: PersonDto })
  change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PersonChangeDto,
  ): Promise<PersonDto> {
    return this.personnel.change(actor, id, body);
  }
}
