import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires, type Actor } from '../../../platform/access';
import { SignedOffDto, SignOffDto, TaughtOfferingDetailDto, TaughtOfferingDto } from './teaching.dto';
import { TeachingService } from './teaching.service';

@ApiTags('teaching')
@Controller('teaching/offerings')
export class TeachingController {
  constructor(private readonly teaching: TeachingService) {}

  @Get()
  @Requires('offering.read')
  @ApiOkResponse({ type: [TaughtOfferingDto] })
  list(@CurrentActor() actor: Actor): Promise<TaughtOfferingDto[]> {
    return this.teaching.list(actor);
  }

  @Get(':id')
  @Requires('offering.read')
  @ApiOkResponse({ type: TaughtOfferingDetailDto })
  show(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<TaughtOfferingDetailDto> {
    return this.teaching.show(actor, id);
  }

  @Post(':id/attendance')
  @Requires('attendance.sign')
  @HttpCode(200)
  @ApiOkResponse({ type: SignedOffDto })
  signOff(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SignOffDto,
  ): Promise<SignedOffDto> {
    return this.teaching.signOff(actor, id, body);
  }
}
