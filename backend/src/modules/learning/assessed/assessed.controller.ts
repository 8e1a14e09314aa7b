import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CurrentActor, SignedIn, type Actor } from '../../../platform/access';
import { Database } from '../../../platform/database';
import { Files, sendFile } from '../../../platform/storage';
import { LanguageDto } from '../reading/reading.dto';
import { AssessedOverviewDto, AssessedRunDto, SceneMoveDto, SceneReadDto } from './assessed.dto';
import { AssessedService } from './assessed.service';

/** A learner's own runs of scenarios that count: nothing here shows or changes another person's. */
@ApiTags('learning')
@Controller('learning/modules/:editionId/scenarios/:itemId')
@SignedIn()
export class AssessedController {
  constructor(
    private readonly assessed: AssessedService,
    private readonly db: Database,
    private readonly files: Files,
  ) {}

  @Get()
  @ApiOkResponse({ type: AssessedOverviewDto })
  overview(
    @CurrentActor() actor: Actor,
    @Param('editionId', ParseUUIDPipe) editionId: string,
    @Param('itemId', ParseUUIDPipe) itemId: string,
    @Query() query: LanguageDto,
  ): Promise<AssessedOverviewDto> {
    return this.assessed.overview(actor, editionId, itemId, query.language);
  }

  @Post('runs')
  @HttpCode(200)
  @ApiOkResponse({ type: AssessedRunDto })
  begin(
    @CurrentActor() actor: Actor,
    @Param('editionId', ParseUUIDPipe) editionId: string,
    @Param('itemId', ParseUUIDPipe) itemId: string,
    @Query() query: LanguageDto,
  ): Promise<AssessedRunDto> {
    return this.assessed.begin(actor, editionId, itemId, query.language);
  }

  @Get('runs/:runId')
  @ApiOkResponse({ type: AssessedRunDto })
  run(
    @CurrentActor() actor: Actor,
    @Param('editionId', ParseUUIDPipe) editionId: string,
    @Param('itemId', ParseUUIDPipe) itemId: string,
    @Param('runId', ParseUUIDPipe) runId: string,
  ): Promise<AssessedRunDto> {
    return this.assessed.show(actor, editionId, itemId, runId);
  }

  /** "I have read it": from then on the limit of the scene runs. */
  @Post('runs/:runId/reading')
  @HttpCode(200)
  @ApiOkResponse({ type: AssessedRunDto })
  read(
    @CurrentActor() actor: Actor,
    @Param('editionId', ParseUUIDPipe) editionId: string,
    @Param('itemId', ParseUUIDPipe) itemId: string,
    @Param('runId', ParseUUIDPipe) runId: string,
    @Body() body: SceneReadDto,
  ): Promise<AssessedRunDto> {
    return this.assessed.read(actor, editionId, itemId, runId, body.at);
  }

  /** One step. Sent twice, it counts once. */
  @Post('runs/:runId/steps')
  @HttpCode(200)
  @ApiOkResponse({ type: AssessedRunDto })
  step(
    @CurrentActor() actor: Actor,
    @Param('editionId', ParseUUIDPipe) editionId: string,
    @Param('itemId', ParseUUIDPipe) itemId: string,
    @Param('runId', ParseUUIDPipe) runId: string,
    @Body() body: SceneMoveDto,
  ): Promise<AssessedRunDto> {
    return this.assessed.step(actor, editionId, itemId, runId, body);
  }

  /** A picture or recording of the scenario, with ranges. */
  @Get('files/:hash')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @CurrentActor() actor: Actor,
    @Param('editionId', ParseUUIDPipe) editionId: string,
    @Param('itemId', ParseUUIDPipe) itemId: string,
    @Param('hash') hash: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { file, name } = await this.assessed.file(actor, editionId, itemId, hash);
    await sendFile(this.db, this.files, file, name, request, response);
  }
}
