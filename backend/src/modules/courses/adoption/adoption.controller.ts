import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires, type Actor } from '../../../platform/access';
import { AdoptionDto } from '../editions/editions.dto';
import { SavedDto } from '../shared.dto';
import { AdoptDto, CentreValueDto, CentreValueQueryDto, SetCentreValueDto } from './adoption.dto';
import { AdoptionService } from './adoption.service';

@ApiTags('courses')
@Controller()
export class AdoptionController {
  constructor(private readonly adoption: AdoptionService) {}

  @Post('module-editions/:id/adoption')
  @HttpCode(200)
  @Requires('course.approve')
  @ApiOkResponse({ type: AdoptionDto })
  adopt(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AdoptDto,
  ): Promise<AdoptionDto> {
    return this.adoption.adopt(actor, id, body);
  }

  @Get('centre-values')
  @Requires('course.read')
  @ApiOkResponse({ type: [CentreValueDto] })
  values(@CurrentActor() actor: Actor, @Query() query: CentreValueQueryDto): Promise<CentreValueDto[]> {
    return this.adoption.list(actor, query);
  }

  @Put('centre-values')
  @Requires('centreValue.edit')
  @ApiOkResponse({ type: SavedDto })
  set(@CurrentActor() actor: Actor, @Body() body: SetCentreValueDto): Promise<SavedDto> {
    return this.adoption.set(actor, body);
  }
}
