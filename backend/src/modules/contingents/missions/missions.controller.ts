import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires, type Actor } from '../../../platform/access';
import { MissionChangeDto, MissionDto, NewMissionDto } from './missions.dto';
import { MissionsService } from './missions.service';

@ApiTags('missions')
@Controller('missions')
export class MissionsController {
  constructor(private readonly missions: MissionsService) {}

  @Get()
  @Requires('contingent.read')
  @ApiOkResponse({ type: [MissionDto] })
  list(@CurrentActor() actor: Actor): Promise<MissionDto[]> {
    return this.missions.list(actor);
  }

  @Post()
  @Requires('country.edit')
  @ApiCreatedResponse({ type: MissionDto })
  create(@CurrentActor() actor: Actor, @Body() body: NewMissionDto): Promise<MissionDto> {
    return this.missions.create(actor, body);
  }

  @Patch(':id')
  @Requires('country.edit')
  @ApiOkResponse({ type: MissionDto })
  change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: MissionChangeDto,
  ): Promise<MissionDto> {
    return this.missions.change(actor, id, body);
  }
}
