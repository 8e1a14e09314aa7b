import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires, SignedIn, type Actor } from '../../platform/access';
import { NewRankDto, RankChangeDto, RankDto } from './personnel.dto';
import { RanksService } from './ranks.service';

@ApiTags('ranks')
@Controller('ranks')
export class RanksController {
  constructor(private readonly ranks: RanksService) {}

  /** The ranks of one country, to whoever has to do with its people; an empty list to anybody else. */
  @Get()
  @SignedIn()
  @ApiOkResponse({ type: [RankDto] })
  list(@CurrentActor() actor: Actor, @Query('countryId', ParseUUIDPipe) countryId: string): Promise<RankDto[]> {
    return this.ranks.list(actor, countryId);
  }

  @Post()
  @Requires('country.edit')
  @ApiCreatedResponse({ type: RankDto })
  create(@CurrentActor() actor: Actor, @Body() body: NewRankDto): Promise<RankDto> {
    return this.ranks.create(actor, body);
  }

  @Patch(':id')
  @Requires('country.edit')
  @ApiOkResponse({ type: RankDto })
  change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RankChangeDto,
  ): Promise<RankDto> {
    return this.ranks.change(actor, id, body);
  }

  @Delete(':id')
  @Requires('country.edit')
  @HttpCode(204)
  @ApiNoContentResponse()
  remove(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.ranks.remove(actor, id);
  }
}
