import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires, type Actor } from '../../../platform/access';
import { CreatedDto, CreatedEditionDto, SavedDto, TransitionRequestDto } from '../../courses';
import { NewScenarioDto, NewScenarioEditionDto, SaveScenarioDto, ScenarioEditionDto } from './authoring.dto';
import { AuthoringService } from './authoring.service';

@ApiTags('scenarios')
@Controller()
export class AuthoringController {
  constructor(private readonly authoring: AuthoringService) {}

  @Post('scenarios')
  @Requires('course.edit')
  @ApiCreatedResponse({ type: CreatedEditionDto })
  create(@CurrentActor() actor: Actor, @Body() body: NewScenarioDto): Promise<CreatedEditionDto> {
    return this.authoring.create(actor, body);
  }

  @Post('scenarios/:id/editions')
  @Requires('course.edit')
  @ApiCreatedResponse({ type: CreatedDto })
  continue(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: NewScenarioEditionDto,
  ): Promise<CreatedDto> {
    return this.authoring.continue(actor, id, body.changeNote ?? '');
  }

  @Get('scenario-editions/:id')
  @Requires('course.read')
  @ApiOkResponse({ type: ScenarioEditionDto })
  show(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ScenarioEditionDto> {
    return this.authoring.show(actor, id);
  }

  @Put('scenario-editions/:id/document')
  @Requires('course.edit')
  @ApiOkResponse({ type: SavedDto })
  save(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SaveScenarioDto,
  ): Promise<SavedDto> {
    return this.authoring.save(actor, id, body);
  }

  /** The step asks for the permission that the lifecycle names; a refusal says every reason. */
  @Post('scenario-editions/:id/transitions')
  @HttpCode(200)
  @Requires('course.read')
  @ApiOkResponse({ type: ScenarioEditionDto })
  move(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: TransitionRequestDto,
  ): Promise<ScenarioEditionDto> {
    return this.authoring.move(actor, id, body);
  }
}
