import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CurrentActor, Requires, type Actor } from '../../../platform/access';
import { AccountsStartedDto, MakeAccountsDto, PinResetDoneDto, PinResetDto } from './pin-accounts.dto';
import { PinAccountsService } from './pin-accounts.service';

@ApiTags('accounts from the roll')
@Controller()
export class PinAccountsController {
  constructor(private readonly pins: PinAccountsService) {}

  @Post('rotations/:id/accounts')
  @Requires('account.manage')
  @HttpCode(202)
  @ApiAcceptedResponse({ type: AccountsStartedDto })
  start(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: MakeAccountsDto,
    @Req() request: Request,
  ): Promise<AccountsStartedDto> {
    return this.pins.start(actor, id, body.subUnitIds ?? null, originOf(request));
  }

  /** The printed PINs of a job: to whoever asked for it, for a day. */
  @Get('pin-slips/:id')
  @Requires('account.manage')
  @ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  async slips(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const pdf = await this.pins.slips(actor, id);
    response
      .set({
        'Content-Type': 'application/pdf',
        'Content-Disposition': 'attachment; filename="pin-slips.pdf"',
        'Cache-Control': 'no-store',
      })
      .send(pdf);
  }

  @Post('people/:id/pin-reset')
  @Requires('account.manage')
  @HttpCode(200)
  @ApiOkResponse({ type: PinResetDoneDto })
  reset(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PinResetDto,
    @Req() request: Request,
  ): Promise<PinResetDoneDto> {
    return this.pins.reset(actor, id, body.reason, originOf(request));
  }
}

function originOf(request: Request): string {
  return `${request.protocol}://${request.get('host') ?? 'localhost'}`;
}
