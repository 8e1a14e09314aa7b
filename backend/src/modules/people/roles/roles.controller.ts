import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires, type Actor } from '../../../platform/access';
import { GrantingService } from './granting.service';
import { GrantableRoleDto, GrantDto, RoleIdDto, GivenReasonDto, ScopeDto, ScopeSearchDto } from './roles.dto';

@ApiTags('roles')
@Controller()
export class RolesController {
  constructor(private readonly granting: GrantingService) {}

  @Get('roles/grantable')
  @Requires('role.grant')
  @ApiOkResponse({ type: [GrantableRoleDto] })
  grantable(@CurrentActor() actor: Actor): GrantableRoleDto[] {
    return this.granting.grantable(actor);
  }

  @Get('roles/places')
  @Requires('role.grant')
  @ApiOkResponse({ type: [ScopeDto], description: 'At most fifty; the rest is found by name' })
  places(@CurrentActor() actor: Actor, @Query() wish: ScopeSearchDto): Promise<ScopeDto[]> {
    return this.granting.places(actor, wish.role, wish.q ?? '');
  }

  @Post('accounts/:id/roles')
  @Requires('role.grant')
  @ApiCreatedResponse({ type: RoleIdDto })
  async grant(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: GrantDto,
  ): Promise<RoleIdDto> {
    return { id: await this.granting.grant(actor, id, body) };
  }

  @Post('accounts/:id/roles/:roleId/end')
  @Requires('role.grant')
  @HttpCode(204)
  @ApiNoContentResponse()
  async end(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('roleId', ParseUUIDPipe) roleId: string,
    @Body() body: GivenReasonDto,
  ): Promise<void> {
    await this.granting.end(actor, id, roleId, body.reason);
  }
}
