import { Body, Controller, Post, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires, type Actor } from '../../../platform/access';
import { CopyCentreDto } from '../copies/copies.dto';
import type { UploadedBytes } from '../copies/copies.service';
import { SourcesImportDto, SourcesImportedDto } from './import.dto';
import { ImportService } from './import.service';

@ApiTags('sources')
@Controller('sources/import')
export class SourcesImportController {
  constructor(private readonly service: ImportService) {}

  @Post()
  @Requires('source.edit')
  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: 10 * 1024 * 1024, files: 1, fields: 4 } }))
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: SourcesImportDto })
  @ApiCreatedResponse({ type: SourcesImportedDto })
  import(
    @CurrentActor() actor: Actor,
    @Body() { centreId }: CopyCentreDto,
    @UploadedFile() file: UploadedBytes | undefined,
  ): Promise<SourcesImportedDto> {
    return this.service.import(actor, centreId, file);
  }
}
