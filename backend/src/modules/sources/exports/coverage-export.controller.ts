import { Body, Controller, HttpCode, Post, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires, type Actor } from '../../../platform/access';
import { CoverageExportDto } from './coverage-export.dto';
import { CoverageExportService } from './coverage-export.service';

@ApiTags('sources')
@Controller('sources/exports')
export class CoverageExportController {
  constructor(private readonly exporting: CoverageExportService) {}

  /** A command, for every file that leaves is written down. */
  @Post()
  @Requires('source.read')
  @HttpCode(200)
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async export(@CurrentActor() actor: Actor, @Body() body: CoverageExportDto): Promise<StreamableFile> {
    const { bytes, mediaType, name } = await this.exporting.export(actor, body);
    return new StreamableFile(bytes, { type: mediaType, disposition: `attachment; filename="${name}"` });
  }
}
