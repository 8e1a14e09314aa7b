import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires, SignedIn, type Actor } from '../../platform/access';
import { EvidenceDto, EvidenceFilterDto, RevokeEvidenceDto } from './evidence.dto';
import { EvidenceService } from './evidence.service';

@ApiTags('evidence')
@Controller()
export class EvidenceController {
  constructor(private readonly evidence: EvidenceService) {}

  @Get('evidence/mine')
  @SignedIn()
  @ApiOkResponse({ type: [EvidenceDto] })
  mine(@CurrentActor() actor: Actor, @Query() filter: EvidenceFilterDto): Promise<EvidenceDto[]> {
    return this.evidence.mine(actor, filter.moduleId ?? null);
  }

  @Get('people/:personId/evidence')
  @Requires('evidence.read')
  @ApiOkResponse({ type: [EvidenceDto] })
  ofPerson(
    @CurrentActor() actor: Actor,
    @Param('personId', ParseUUIDPipe) personId: string,
    @Query() filter: EvidenceFilterDto,
  ): Promise<EvidenceDto[]> {
    return this.evidence.ofPerson(actor, personId, filter.moduleId ?? null);
  }

  @Post('people/:personId/evidence/:evidenceId/revocation')
  @Requires('evidence.revoke')
  @HttpCode(204)
  @ApiNoContentResponse()
  revoke(
    @CurrentActor() actor: Actor,
    @Param('personId', ParseUUIDPipe) personId: string,
    @Param('evidenceId', ParseUUIDPipe) evidenceId: string,
    @Body() body: RevokeEvidenceDto,
  ): Promise<void> {
    return this.evidence.revoke(actor, personId, evidenceId, body.reason);
  }
}
