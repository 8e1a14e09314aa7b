import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '../../platform/access';
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

  /** Only while nothing is chosen; the server then listens on the loopback address, so only someone at the machine can. */
  @Post('demonstration')
  @Public()
  @HttpCode(202)
  async demonstration(): Promise<void> {
    await this.instance.chooseDemonstration();
  }

  @Post('centre')
  @Public()
  @HttpCode(202)
  async centre(@Body() body: OwnCentreDto): Promise<void> {
    await this.instance.chooseOwnCentre(body);
  }
}
