import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires, type Actor } from '../../../platform/access';
import { ReportQueryDto, ScenarioReportDto, TaughtScenarioDto } from './report.dto';
import { ReportService } from './report.service';

/** Scenarios that count, of the people of an offering. */
@ApiTags('teaching')
@Controller('teaching/offerings/:id/scenarios')
export class ReportController {
  constructor(private readonly reports: ReportService) {}

  @Get()
  @Requires('offering.read')
  @ApiOkResponse({ type: [TaughtScenarioDto] })
  list(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<TaughtScenarioDto[]> {
    return this.reports.list(actor, id);
  }

  @Get(':itemId')
  @Requires('offering.read')
  @ApiOkResponse({ type: ScenarioReportDto })
  report(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('itemId', ParseUUIDPipe) itemId: string,
    @Query() { contingent = null }: ReportQueryDto,
  ): Promise<ScenarioReportDto> {
    return this.reports.show(actor, id, itemId, contingent);
  }
}
