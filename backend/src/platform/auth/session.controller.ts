import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CurrentActor, DespiteMustChange, OptionalActor, Public, SignedIn } from '../access/decorators';
import type { Actor } from '../access/actor';
import { correlationIdOf } from '../http';
import {
  ChangeLanguageDto,
  ChangePasswordDto,
  ChangePinDto,
  PasswordSignInDto,
  PinSignInDto,
  SessionDto,
} from './session.dto';
import { SessionQueries } from './session.queries';
import { Sessions } from './sessions';
import { SignInService } from './sign-in.service';

@ApiTags('session')
@Controller('session')
export class SessionController {
  constructor(
    private readonly signIn: SignInService,
    private readonly sessions: Sessions,
    private readonly queries: SessionQueries,
  ) {}

  @Get()
  @Public()
  @ApiOkResponse({ type: SessionDto })
  async show(@OptionalActor() actor: Actor | undefined, @Req() request: Request): Promise<SessionDto> {
    return actor ? this.describe(request) : { signedIn: false };
  }

  @Post('password')
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ type: SessionDto })
  async byPassword(
    @Body() body: PasswordSignInDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionDto> {
    await this.signIn.byPassword(request, response, body.email, body.password);
    return this.describe(request);
  }

  @Post('pin')
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ type: SessionDto })
  async byPin(
    @Body() body: PinSignInDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionDto> {
    await this.signIn.byPin(request, response, body, body.pin);
    return this.describe(request);
  }

  @Post('change-pin')
  @SignedIn()
  @DespiteMustChange()
  @HttpCode(204)
  async changePin(@CurrentActor() actor: Actor, @Body() body: ChangePinDto, @Req() request: Request): Promise<void> {
    await this.signIn.changePin(actor, request, body.currentPin, body.newPin);
  }

  @Post('change-password')
  @SignedIn()
  @DespiteMustChange()
  @HttpCode(204)
  async changePassword(
    @CurrentActor() actor: Actor,
    @Body() body: ChangePasswordDto,
    @Req() request: Request,
  ): Promise<void> {
    await this.signIn.changePassword(actor, request, body.currentPassword, body.newPassword);
  }

  @Post('language')
  @SignedIn()
  @DespiteMustChange()
  @HttpCode(204)
  async changeLanguage(@CurrentActor() actor: Actor, @Body() body: ChangeLanguageDto): Promise<void> {
    await this.signIn.changeLanguage(actor, body.language);
  }

  @Delete()
  @Public()
  @HttpCode(204)
  async signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.signIn.signOut(request, response);
  }

  private async describe(request: Request): Promise<SessionDto> {
    const session = await this.sessions.find(request, correlationIdOf(request));
    if (!session) return { signedIn: false };
    const [account, roles] = await Promise.all([
      this.queries.account(session.actor),
      this.queries.roles(session.actor),
    ]);
    return { signedIn: true, csrfToken: session.csrfToken, account, roles, permissions: session.actor.permissions() };
  }
}
