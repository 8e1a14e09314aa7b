import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires, type Actor } from '../../platform/access';
import {
  ContingentChangeDto,
  ContingentDto,
  NewContingentDto,
  NewRotationDto,
  RotationChangeDto,
  RotationChoicesDto,
  RotationDto,
  RotationLineDto,
  RotationStateDto,
} from './rotations.dto';
import { RotationsService } from './rotations.service';

@ApiTags('contingents')
@Controller()
export class RotationsController {
  constructor(private readonly rotations: RotationsService) {}

  @Post('contingents')
  @Requires('contingent.edit')
  @ApiCreatedResponse({ type: ContingentDto })
  createContingent(@CurrentActor() actor: Actor, @Body() body: NewContingentDto): Promise<ContingentDto> {
    return this.rotations.createContingent(actor, body);
  }

  @Patch('contingents/:id')
  @Requires('contingent.edit')
  @ApiOkResponse({ type: ContingentDto })
  changeContingent(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ContingentChangeDto,
  ): Promise<ContingentDto> {
    return this.rotations.changeContingent(actor, id, body);
  }

  /** What the form of a contingent or rotation offers: countries, centres, missions, contingents in scope. */
  @Get('rotation-choices')
  @Requires('contingent.edit')
  @ApiOkResponse({ type: RotationChoicesDto })
  choices(@CurrentActor() actor: Actor): Promise<RotationChoicesDto> {
    return this.rotations.choices(actor);
  }

  @Get('rotations')
  @Requires('contingent.read')
  @ApiOkResponse({ type: [RotationLineDto] })
  list(@CurrentActor() actor: Actor): Promise<RotationLineDto[]> {
    return this.rotations.list(actor);
  }

  @Post('rotations')
  @Requires('contingent.edit')
  @ApiCreatedResponse({ type: RotationDto })
  create(@CurrentActor() actor: Actor, @Body() body: NewRotationDto): Promise<RotationDto> {
    return this.rotations.create(actor, body);
  }

  @Get('rotations/:id')
  @Requires('contingent.read')
  @ApiOkResponse({ type: RotationDto })
  show(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<RotationDto> {
    return this.rotations.show(actor, id);
  }

  @Patch('rotations/:id')
  @Requires('contingent.edit')
  @ApiOkResponse({ type: RotationDto })
  change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RotationChangeDto,
  ): Promise<RotationDto> {
    return this.rotations.change(actor, id, body);
  }

  @Post('rotations/:id/state')
  @Requires('contingent.edit')
  @HttpCode(200)
  @ApiOkResponse({ type: RotationDto })
  setState(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RotationStateDto,
  ): Promise<RotationDto> {
    return this.rotations.setState(actor, id, body);
  }
}
