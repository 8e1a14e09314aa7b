import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires, type Actor } from '../../../platform/access';
import { CreatedDto, CreatedEditionDto } from '../shared.dto';
import { CopyModuleDto, ModuleDto, ModulePageDto, ModuleQueryDto, NewEditionDto, NewModuleDto } from './modules.dto';
import { ModulesService } from './modules.service';

@ApiTags('courses')
@Controller('modules')
export class ModulesController {
  constructor(private readonly modules: ModulesService) {}

  @Get()
  @Requires('course.read')
  @ApiOkResponse({ type: ModulePageDto })
  list(@CurrentActor() actor: Actor, @Query() query: ModuleQueryDto): Promise<ModulePageDto> {
    return this.modules.list(actor, query);
  }

  @Post()
  @Requires('course.edit')
  @ApiCreatedResponse({ type: CreatedEditionDto })
  create(@CurrentActor() actor: Actor, @Body() body: NewModuleDto): Promise<CreatedEditionDto> {
    return this.modules.create(actor, body);
  }

  @Get(':id')
  @Requires('course.read')
  @ApiOkResponse({ type: ModuleDto })
  show(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ModuleDto> {
    return this.modules.show(actor, id);
  }

  @Post(':id/editions')
  @Requires('course.edit')
  @ApiCreatedResponse({ type: CreatedDto })
  continue(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: NewEditionDto,
  ): Promise<CreatedDto> {
    return this.modules.continue(actor, id, body.changeNote);
  }

  @Post(':id/copy')
  @Requires('course.edit')
  @ApiCreatedResponse({ type: CreatedEditionDto })
  copy(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CopyModuleDto,
  ): Promise<CreatedEditionDto> {
    return this.modules.copy(actor, id, body);
  }
}
