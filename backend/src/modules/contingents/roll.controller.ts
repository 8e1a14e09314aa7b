import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires, type Actor } from '../../platform/access';
import {
  EndEntryDto,
  EndPostDto,
  EntryMadeDto,
  NewPostDto,
  NewRollEntryDto,
  NewSubUnitDto,
  PostChangeDto,
  PostDto,
  ReplacementDto,
  RollDto,
  SubUnitChangeDto,
  SubUnitDto,
} from './roll.dto';
import { RollChangesService } from './roll-changes.service';
import { StructureService } from './structure.service';

@ApiTags('roll')
@Controller()
export class RollController {
  constructor(
    private readonly structure: StructureService,
    private readonly changes: RollChangesService,
  ) {}

  @Get('rotations/:id/roll')
  @Requires('contingent.read')
  @ApiOkResponse({ type: RollDto })
  roll(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<RollDto> {
    return this.structure.roll(actor, id);
  }

  @Post('rotations/:id/sub-units')
  @Requires('contingent.edit')
  @ApiCreatedResponse({ type: SubUnitDto })
  addSubUnit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: NewSubUnitDto,
  ): Promise<SubUnitDto> {
    return this.structure.addSubUnit(actor, id, body);
  }

  @Patch('sub-units/:id')
  @Requires('contingent.edit')
  @ApiOkResponse({ type: SubUnitDto })
  changeSubUnit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SubUnitChangeDto,
  ): Promise<SubUnitDto> {
    return this.structure.changeSubUnit(actor, id, body);
  }

  @Delete('sub-units/:id')
  @Requires('contingent.edit')
  @HttpCode(204)
  @ApiNoContentResponse()
  removeSubUnit(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.structure.removeSubUnit(actor, id);
  }

  @Post('rotations/:id/posts')
  @Requires('contingent.edit')
  @ApiCreatedResponse({ type: PostDto })
  addPost(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: NewPostDto,
  ): Promise<PostDto> {
    return this.structure.addPost(actor, id, body);
  }

  @Patch('posts/:id')
  @Requires('contingent.edit')
  @ApiOkResponse({ type: PostDto })
  changePost(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PostChangeDto,
  ): Promise<PostDto> {
    return this.structure.changePost(actor, id, body);
  }

  @Post('posts/:id/end')
  @Requires('contingent.edit')
  @HttpCode(204)
  @ApiNoContentResponse()
  endPost(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EndPostDto,
  ): Promise<void> {
    return this.structure.endPost(actor, id, body);
  }

  @Post('rotations/:id/entries')
  @Requires('roll.edit')
  @ApiCreatedResponse({ type: EntryMadeDto })
  add(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: NewRollEntryDto,
  ): Promise<EntryMadeDto> {
    return this.changes.add(actor, id, body);
  }

  @Post('roll-entries/:id/replacement')
  @Requires('roll.edit')
  @ApiCreatedResponse({ type: EntryMadeDto })
  replace(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReplacementDto,
  ): Promise<EntryMadeDto> {
    return this.changes.replace(actor, id, body);
  }

  @Post('roll-entries/:id/end')
  @Requires('roll.edit')
  @HttpCode(204)
  @ApiNoContentResponse()
  end(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() body: EndEntryDto): Promise<void> {
    return this.changes.end(actor, id, body);
  }
}
