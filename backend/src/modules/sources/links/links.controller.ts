import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires, type Actor } from '../../../platform/access';
import {
  AnsweredDto,
  LinkCreatedDto,
  NewLinkDto,
  OwnerCandidateDto,
  TargetCentreDto,
  TargetModuleDto,
  TargetPartDto,
  TargetQueryDto,
} from './links.dto';
import { LinksService } from './links.service';

@ApiTags('sources')
@Controller('sources')
export class LinksController {
  constructor(private readonly links: LinksService) {}

  @Post('recommendations/:code/links')
  @Requires('recommendation.link')
  @ApiCreatedResponse({ type: LinkCreatedDto })
  async add(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Body() body: NewLinkDto,
  ): Promise<LinkCreatedDto> {
    return { id: await this.links.add(actor, code, body) };
  }

  @Delete('links/:id')
  @Requires('recommendation.link')
  @HttpCode(204)
  @ApiNoContentResponse()
  end(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.links.end(actor, id);
  }

  @Get('targets')
  @Requires('recommendation.link')
  @ApiOkResponse({ type: [TargetModuleDto] })
  modules(@CurrentActor() actor: Actor, @Query() query: TargetQueryDto): Promise<TargetModuleDto[]> {
    return this.links.modules(actor, query);
  }

  @Get('targets/:moduleId')
  @Requires('recommendation.link')
  @ApiOkResponse({ type: [TargetPartDto] })
  parts(
    @CurrentActor() actor: Actor,
    @Param('moduleId', ParseUUIDPipe) moduleId: string,
    @Query() { centreId }: TargetCentreDto,
  ): Promise<TargetPartDto[]> {
    return this.links.parts(actor, centreId, moduleId);
  }

  @Get('targets/:moduleId/answers')
  @Requires('source.read')
  @ApiOkResponse({ type: [AnsweredDto] })
  answered(
    @CurrentActor() actor: Actor,
    @Param('moduleId', ParseUUIDPipe) moduleId: string,
    @Query() { centreId }: TargetCentreDto,
  ): Promise<AnsweredDto[]> {
    return this.links.answered(actor, centreId, moduleId);
  }

  @Get('owners')
  @Requires('recommendation.judge')
  @ApiOkResponse({ type: [OwnerCandidateDto] })
  owners(@CurrentActor() actor: Actor, @Query() { centreId }: TargetCentreDto): Promise<OwnerCandidateDto[]> {
    return this.links.owners(actor, centreId);
  }
}
