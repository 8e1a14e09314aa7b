import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CurrentActor, SignedIn, type Actor } from '../../platform/access';
import { Database } from '../../platform/database';
import { Files, sendFile } from '../../platform/storage';
import { HomeDto } from './home/home.dto';
import { HomeService } from './home/home.service';
import {
  CheckAnswerDto,
  FinishDto,
  FinishedDto,
  LanguageDto,
  LearnerLessonDto,
  LearnerModuleDto,
  ReadingPlaceDto,
  ProgressKeptDto,
  QuestionFeedbackDto,
} from './reading/reading.dto';
import { FinishingService } from './reading/finishing.service';
import { ReadingService } from './reading/reading.service';
import { AttemptDto, SubmissionDto, TestOverviewDto } from './tests/tests.dto';
import { TestsService } from './tests/tests.service';

/** A learner's own learning: nothing here shows or changes another person's. */
@ApiTags('learning')
@Controller('learning')
@SignedIn()
export class LearningController {
  constructor(
    private readonly homes: HomeService,
    private readonly reading: ReadingService,
    private readonly finishing: FinishingService,
    private readonly tests: TestsService,
    private readonly db: Database,
    private readonly files: Files,
  ) {}

  @Get('home')
  @ApiOkResponse({ type: HomeDto })
  home(@CurrentActor() actor: Actor, @Query() query: LanguageDto): Promise<HomeDto> {
    return this.homes.of(actor, query.language);
  }

  @Get('modules/:editionId')
  @ApiOkResponse({ type: LearnerModuleDto })
  module(
    @CurrentActor() actor: Actor,
    @Param('editionId', ParseUUIDPipe) editionId: string,
    @Query() query: LanguageDto,
  ): Promise<LearnerModuleDto> {
    return this.reading.module(actor, editionId, query.language);
  }

  /** A picture, sound or film of the module, with ranges. */
  @Get('modules/:editionId/files/:hash')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @CurrentActor() actor: Actor,
    @Param('editionId', ParseUUIDPipe) editionId: string,
    @Param('hash') hash: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { file, name } = await this.reading.file(actor, editionId, hash);
    await sendFile(this.db, this.files, file, name, request, response);
  }

  @Get('modules/:editionId/lessons/:itemId')
  @ApiOkResponse({ type: LearnerLessonDto })
  lesson(
    @CurrentActor() actor: Actor,
    @Param('editionId', ParseUUIDPipe) editionId: string,
    @Param('itemId', ParseUUIDPipe) itemId: string,
    @Query() query: LanguageDto,
  ): Promise<LearnerLessonDto> {
    return this.reading.lesson(actor, editionId, itemId, query.language);
  }

  @Put('modules/:editionId/lessons/:itemId/progress')
  @ApiOkResponse({ type: ProgressKeptDto })
  keepPlace(
    @CurrentActor() actor: Actor,
    @Param('editionId', ParseUUIDPipe) editionId: string,
    @Param('itemId', ParseUUIDPipe) itemId: string,
    @Body() body: ReadingPlaceDto,
  ): Promise<ProgressKeptDto> {
    return this.reading.keepPlace(actor, editionId, itemId, body);
  }

  @Post('modules/:editionId/lessons/:itemId/finish')
  @HttpCode(200)
  @ApiOkResponse({ type: FinishedDto })
  finish(
    @CurrentActor() actor: Actor,
    @Param('editionId', ParseUUIDPipe) editionId: string,
    @Param('itemId', ParseUUIDPipe) itemId: string,
    @Body() body: FinishDto,
  ): Promise<FinishedDto> {
    return this.finishing.finish(actor, editionId, itemId, body.language);
  }

  @Post('modules/:editionId/lessons/:itemId/checks/:questionId')
  @HttpCode(200)
  @ApiOkResponse({ type: QuestionFeedbackDto })
  answerCheck(
    @CurrentActor() actor: Actor,
    @Param('editionId', ParseUUIDPipe) editionId: string,
    @Param('itemId', ParseUUIDPipe) itemId: string,
    @Param('questionId') questionId: string,
    @Body() body: CheckAnswerDto,
  ): Promise<QuestionFeedbackDto> {
    return this.reading.answerCheck(actor, editionId, itemId, questionId, body);
  }

  @Get('modules/:editionId/tests/:itemId')
  @ApiOkResponse({ type: TestOverviewDto })
  test(
    @CurrentActor() actor: Actor,
    @Param('editionId', ParseUUIDPipe) editionId: string,
    @Param('itemId', ParseUUIDPipe) itemId: string,
    @Query() query: LanguageDto,
  ): Promise<TestOverviewDto> {
    return this.tests.overview(actor, editionId, itemId, query.language);
  }

  @Post('modules/:editionId/tests/:itemId/attempts')
  @ApiOkResponse({ type: AttemptDto })
  @HttpCode(200)
  begin(
    @CurrentActor() actor: Actor,
    @Param('editionId', ParseUUIDPipe) editionId: string,
    @Param('itemId', ParseUUIDPipe) itemId: string,
    @Query() query: LanguageDto,
  ): Promise<AttemptDto> {
    return this.tests.begin(actor, editionId, itemId, query.language);
  }

  @Get('modules/:editionId/tests/:itemId/attempts/:attemptId')
  @ApiOkResponse({ type: AttemptDto })
  attempt(
    @CurrentActor() actor: Actor,
    @Param('editionId', ParseUUIDPipe) editionId: string,
    @Param('itemId', ParseUUIDPipe) itemId: string,
    @Param('attemptId', ParseUUIDPipe) attemptId: string,
    @Query() query: LanguageDto,
  ): Promise<AttemptDto> {
    return this.tests.attempt(actor, editionId, itemId, attemptId, query.language);
  }

  @Put('modules/:editionId/tests/:itemId/attempts/:attemptId/submission')
  @ApiOkResponse({ type: AttemptDto })
  submit(
    @CurrentActor() actor: Actor,
    @Param('editionId', ParseUUIDPipe) editionId: string,
    @Param('itemId', ParseUUIDPipe) itemId: string,
    @Param('attemptId', ParseUUIDPipe) attemptId: string,
    @Body() body: SubmissionDto,
  ): Promise<AttemptDto> {
    return this.tests.submit(actor, editionId, itemId, attemptId, body.answers);
  }
}
