import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires, type Actor } from '../../../platform/access';
import { AuditActionDto, AuditPageDto, AuditSearchDto } from './audit-trail.dto';
import { AuditTrailQueries } from './audit-trail.queries';

@ApiTags('audit')
@Controller('audit')
export class AuditTrailController {
  constructor(private readonly trail: AuditTrailQueries) {}

  @Get()
  @Requires('audit.read')
  @ApiOkResponse({ type: AuditPageDto })
  page(@CurrentActor() actor: Actor, @Query() wish: AuditSearchDto): Promise<AuditPageDto> {
    return this.trail.page(actor, wish);
  }

  @Get('actions')
  @Requires('audit.read')
  @ApiOkResponse({ type: [AuditActionDto] })
  actions(@CurrentActor() actor: Actor): Promise<AuditActionDto[]> {
    return this.trail.actions(actor);
  }
}
