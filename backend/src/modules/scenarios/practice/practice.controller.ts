import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CurrentActor, SignedIn, type Actor } from '../../../platform/access';
import { Database } from '../../../platform/database';
import { Files, sendFile } from '../../../platform/storage';
import { PracticeDto, PracticeQueryDto, PracticeScenarioDto, RunKeptDto, RunUploadDto } from './practice.dto';
import { PracticeService } from './practice.service';

/** Practising scenarios: open to every account of a country, and each sees its own runs alone. */
@ApiTags('scenarios')
@Controller('practice')
@SignedIn()
export class PracticeController {
  constructor(
    private readonly practice: PracticeService,
    private readonly db: Database,
    private readonly files: Files,
  ) {}

  @Get('scenarios')
  @ApiOkResponse({ type: [PracticeScenarioDto] })
  catalogue(@CurrentActor() actor: Actor, @Query() query: PracticeQueryDto): Promise<PracticeScenarioDto[]> {
    return this.practice.catalogue(actor, query.language);
  }

  @Get('scenarios/:editionId')
  @ApiOkResponse({ type: PracticeDto })
  open(@CurrentActor() actor: Actor, @Param('editionId', ParseUUIDPipe) editionId: string): Promise<PracticeDto> {
    return this.practice.open(actor, editionId);
  }

  /** A picture or recording of the scenario, with ranges. */
  @Get('scenarios/:editionId/files/:hash')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @CurrentActor() actor: Actor,
    @Param('editionId', ParseUUIDPipe) editionId: string,
    @Param('hash') hash: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { file, name } = await this.practice.file(actor, editionId, hash);
    await sendFile(this.db, this.files, file, name, request, response);
  }

  /** Keeps the steps of a run, which begins with the first of them or before. Sent twice, it changes nothing. */
  @Post('runs')
  @HttpCode(200)
  @ApiOkResponse({ type: RunKeptDto })
  keep(@CurrentActor() actor: Actor, @Body() body: RunUploadDto): Promise<RunKeptDto> {
    return this.practice.keep(actor, body);
  }
}
