import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires, SignedIn, type Actor } from '../../../platform/access';
import { StancesService } from '../links/stances.service';
import { PerspectiveDto, VersionDto } from '../shared.dto';
import {
  BoardColumnDto,
  CitationDto,
  CodesDto,
  CoverageDto,
  NewRecommendationDto,
  PassageDto,
  RecommendationChangeDto,
  RecommendationDto,
  RecommendationFilterDto,
  RecommendationPageDto,
  RecommendationQueryDto,
  StanceChangeDto,
} from './recommendations.dto';
import { RecommendationsService } from './recommendations.service';

class RecommendationCreatedDto {
  @ApiProperty() code!: string;
}

@ApiTags('sources')
@Controller('sources')
export class RecommendationsController {
  constructor(
    private readonly recommendations: RecommendationsService,
    private readonly stances: StancesService,
  ) {}

  @Get('recommendations')
  @Requires('source.read')
  @ApiOkResponse({ type: RecommendationPageDto })
  page(@CurrentActor() actor: Actor, @Query() query: RecommendationQueryDto): Promise<RecommendationPageDto> {
    return this.recommendations.page(actor, query);
  }

  @Get('recommendations/by-codes')
  @SignedIn()
  @ApiOkResponse({ type: [CitationDto] })
  byCodes(@Query() { codes }: CodesDto): Promise<CitationDto[]> {
    return this.recommendations.citations(codes);
  }

  @Get('board')
  @Requires('source.read')
  @ApiOkResponse({ type: [BoardColumnDto] })
  board(@CurrentActor() actor: Actor, @Query() filter: RecommendationFilterDto): Promise<BoardColumnDto[]> {
    return this.recommendations.board(actor, filter);
  }

  @Get('coverage')
  @Requires('source.read')
  @ApiOkResponse({ type: CoverageDto })
  coverage(@CurrentActor() actor: Actor, @Query() filter: RecommendationFilterDto): Promise<CoverageDto> {
    return this.recommendations.coverage(actor, filter);
  }

  @Get('recommendations/:code')
  @Requires('source.read')
  @ApiOkResponse({ type: RecommendationDto })
  one(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Query() { centreId }: PerspectiveDto,
  ): Promise<RecommendationDto> {
    return this.recommendations.one(actor, code, centreId);
  }

  @Get('recommendations/:code/passage')
  @Requires('source.read')
  @ApiOkResponse({ type: PassageDto })
  passage(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Query() { centreId }: PerspectiveDto,
  ): Promise<PassageDto> {
    return this.recommendations.passage(actor, code, centreId);
  }

  @Post('recommendations')
  @Requires('source.edit')
  @HttpCode(201)
  @ApiCreatedResponse({ type: RecommendationCreatedDto })
  async add(@CurrentActor() actor: Actor, @Body() body: NewRecommendationDto): Promise<RecommendationCreatedDto> {
    return { code: await this.recommendations.add(actor, body) };
  }

  @Put('recommendations/:code')
  @Requires('source.edit')
  @ApiOkResponse({ type: VersionDto })
  async change(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Body() body: RecommendationChangeDto,
  ): Promise<VersionDto> {
    return { version: await this.recommendations.change(actor, code, body) };
  }

  @Put('recommendations/:code/stance')
  @Requires('recommendation.judge')
  @ApiOkResponse({ type: VersionDto })
  async judge(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Body() body: StanceChangeDto,
  ): Promise<VersionDto> {
    return { version: await this.stances.set(actor, code, body) };
  }
}
