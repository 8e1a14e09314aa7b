import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires, type Actor } from '../../../platform/access';
import { GivenReasonDto } from '../roles/roles.dto';
import { AccountDto, AccountListDto, AccountSearchDto, NewAccountDto, OneTimeLinkDto } from './accounts.dto';
import { AccountsService } from './accounts.service';

@ApiTags('accounts')
@Controller('accounts')
export class AccountsController {
  constructor(private readonly accounts: AccountsService) {}

  @Get()
  @Requires('account.manage')
  @ApiOkResponse({ type: AccountListDto })
  search(@CurrentActor() actor: Actor, @Query() wish: AccountSearchDto): Promise<AccountListDto> {
    return this.accounts.search(actor, wish);
  }

  /** Needs `role.grant`, because the first role comes with it. */
  @Post()
  @Requires('role.grant')
  @ApiCreatedResponse({ type: OneTimeLinkDto })
  create(@CurrentActor() actor: Actor, @Body() body: NewAccountDto): Promise<OneTimeLinkDto> {
    return this.accounts.create(actor, body);
  }

  @Get(':id')
  @Requires('account.manage')
  @ApiOkResponse({ type: AccountDto })
  show(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<AccountDto> {
    return this.accounts.show(actor, id);
  }

  @Post(':id/link')
  @Requires('account.manage')
  @ApiCreatedResponse({ type: OneTimeLinkDto })
  newLink(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<OneTimeLinkDto> {
    return this.accounts.newLink(actor, id);
  }

  @Post(':id/close')
  @Requires('account.manage')
  @HttpCode(204)
  @ApiNoContentResponse()
  async close(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: GivenReasonDto,
  ): Promise<void> {
    await this.accounts.close(actor, id, body.reason);
  }

  @Post(':id/reopen')
  @Requires('account.manage')
  @HttpCode(204)
  @ApiNoContentResponse()
  async reopen(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: GivenReasonDto,
  ): Promise<void> {
    await this.accounts.reopen(actor, id, body.reason);
  }

  @Post(':id/lift-lock')
  @Requires('lock.lift')
  @HttpCode(204)
  @ApiNoContentResponse()
  async liftLock(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: GivenReasonDto,
  ): Promise<void> {
    await this.accounts.liftLock(actor, id, body.reason);
  }
}
