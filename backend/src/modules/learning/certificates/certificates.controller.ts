import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CurrentActor, Public, Requires, SignedIn, type Actor } from '../../../platform/access';
import { Sessions } from '../../../platform/auth';
import { CONFIG, type Config } from '../../../platform/config';
import { Limits } from '../../../platform/limits';
import { LanguageDto } from '../reading/reading.dto';
import {
  CertificateDto,
  CertificateReasonDto,
  ConfirmNameDto,
  IssueCertificateDto,
  NameConfirmedDto,
  PersonCertificateDto,
  PublicCertificateDto,
} from './certificates.dto';
import { CertificatesService } from './certificates.service';

/** From one browser or address; a class checking its certificates together stays below. */
const LOOKUPS = { most: 120, seconds: 600 };
/** Names tried by one browser or address, and on one certificate: the numbers cannot be guessed, names could. */
const NAMES = { most: 20, seconds: 600 };

@ApiTags('certificates')
@Controller()
export class CertificatesController {
  constructor(
    private readonly certificates: CertificatesService,
    private readonly limits: Limits,
    private readonly sessions: Sessions,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('learning/certificates')
  @SignedIn()
  @ApiOkResponse({ type: [CertificateDto] })
  mine(@CurrentActor() actor: Actor): Promise<CertificateDto[]> {
    return this.certificates.mine(actor);
  }

  @Post('learning/certificates')
  @SignedIn()
  @HttpCode(200)
  @ApiOkResponse({ type: CertificateDto })
  issue(@CurrentActor() actor: Actor, @Body() body: IssueCertificateDto): Promise<CertificateDto> {
    return this.certificates.issue(actor, body.courseEditionId);
  }

  @Get('learning/certificates/:id/pdf')
  @SignedIn()
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async pdf(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: LanguageDto,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const origin = this.config.publicUrl ?? `${request.protocol}://${request.get('host') ?? 'localhost'}`;
    const { bytes, name } = await this.certificates.pdf(actor, id, query.language ?? actor.language, origin);
    response
      .set({ 'Content-Disposition': `attachment; filename="${name}"`, 'Cache-Control': 'private, no-store' })
      .type('application/pdf')
      .send(bytes);
  }

  @Get('people/:personId/certificates')
  @Requires('evidence.read')
  @ApiOkResponse({ type: [PersonCertificateDto] })
  ofPerson(
    @CurrentActor() actor: Actor,
    @Param('personId', ParseUUIDPipe) personId: string,
  ): Promise<PersonCertificateDto[]> {
    return this.certificates.ofPerson(actor, personId);
  }

  @Post('certificates/:id/revocation')
  @Requires('evidence.revoke')
  @HttpCode(204)
  @ApiNoContentResponse()
  revoke(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CertificateReasonDto,
  ): Promise<void> {
    return this.certificates.revoke(actor, id, body.reason);
  }

  /** Allows a new certificate in the place of one that was taken back. */
  @Post('certificates/:id/renewal')
  @Requires('evidence.revoke')
  @HttpCode(204)
  @ApiNoContentResponse()
  allowAnew(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CertificateReasonDto,
  ): Promise<void> {
    return this.certificates.allowAnew(actor, id, body.reason);
  }

  /** Valid or revoked, course, edition and day; never whose, nor country, unit or mission. */
  @Get('public/certificates/:number')
  @Public()
  @ApiOkResponse({ type: PublicCertificateDto })
  async lookUp(
    @Param('number') number: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PublicCertificateDto> {
    await this.limits.count([`look:${this.sessions.device(request, response)}`, `look:${request.ip ?? ''}`], LOOKUPS);
    return this.certificates.lookUp(number);
  }

  /** Confirms a name that is typed, and never tells one. */
  @Post('public/certificates/:number/confirm-name')
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ type: NameConfirmedDto })
  async confirmName(
    @Param('number') number: string,
    @Body() body: ConfirmNameDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<NameConfirmedDto> {
    await this.limits.count(
      [`name:${this.sessions.device(request, response)}`, `name:${request.ip ?? ''}`, `name:${number.slice(0, 64)}`],
      NAMES,
    );
    return { matches: await this.certificates.confirmName(number, body.name) };
  }
}
