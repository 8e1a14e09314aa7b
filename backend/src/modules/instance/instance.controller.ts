import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { Public } from '../../platform/access';
import { Problem } from '../../platform/http';
import { InstanceDto, OwnCentreDto } from './instance.dto';
import { InstanceService } from './instance.service';

@ApiTags('instance')
@Controller('instance')
export class InstanceController {
  constructor(private readonly instance: InstanceService) {}

  @Get()
  @Public()
  @ApiOkResponse({ type: InstanceDto })
  show(): Promise<InstanceDto> {
    return this.instance.describe();
  }

  /** Only while nothing is chosen, and only from the machine itself. */
  @Post('demonstration')
  @Public()
  @HttpCode(202)
  async demonstration(@Req() request: Request): Promise<void> {
    refuseFromAfar(request);
    await this.instance.chooseDemonstration();
  }

  @Post('centre')
  @Public()
  @HttpCode(202)
  async centre(@Body() body: OwnCentreDto, @Req() request: Request): Promise<void> {
    refuseFromAfar(request);
    await this.instance.chooseOwnCentre(body);
  }
}

/** Whoever answers first becomes the administrator: over a network that is done on the command line instead. */
function refuseFromAfar(request: Request): void {
  const address = request.socket.remoteAddress ?? '';
  if (!/^(::1|127\.|::ffff:127\.)/.test(address) || request.get('x-forwarded-for') !== undefined)
    throw new Problem('access.refused');
}
