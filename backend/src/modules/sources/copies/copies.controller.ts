import { Body, Controller, Delete, HttpCode, Param, Post, Query, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires, type Actor } from '../../../platform/access';
import { EXTRACT_LIMITS } from '../extract/extract';
import { CopiesService, type UploadedBytes } from './copies.service';
import { CopyCentreDto, CopyJobDto, CopyUploadDto } from './copies.dto';

@ApiTags('sources')
@Controller('sources/documents/:code/copy')
export class CopiesController {
  constructor(private readonly copies: CopiesService) {}

  @Post()
  @Requires('source.edit')
  @HttpCode(202)
  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: EXTRACT_LIMITS.bytes, files: 1, fields: 4 } }))
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: CopyUploadDto })
  @ApiAcceptedResponse({ type: CopyJobDto })
  async attach(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Body() { centreId }: CopyCentreDto,
    @UploadedFile() file: UploadedBytes | undefined,
  ): Promise<CopyJobDto> {
    return { jobId: await this.copies.attach(actor, code, centreId, file) };
  }

  @Delete()
  @Requires('source.edit')
  @HttpCode(204)
  @ApiNoContentResponse()
  remove(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Query() { centreId }: CopyCentreDto,
  ): Promise<void> {
    return this.copies.remove(actor, code, centreId);
  }
}
