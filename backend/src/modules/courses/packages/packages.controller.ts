import {
  Body,
  Controller,
  Get,
  Param,
  ParseUUIDPipe,
  Post,
  StreamableFile,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires, type Actor } from '../../../platform/access';
import { Problem } from '../../../platform/http';
import { LARGEST_FILE } from '../files/module-files.service';
import { UploadedBytes } from '../files/uploaded-bytes';
import { CreatedEditionDto } from '../shared.dto';
import { ImportPackageDto } from './packages.dto';
import { PackagesService } from './packages.service';

@ApiTags('courses')
@Controller()
export class PackagesController {
  constructor(private readonly packages: PackagesService) {}

  @Get('module-editions/:id/package')
  @Requires('course.edit')
  @ApiOkResponse({
    description: 'A ZIP of module.json (peacewright.module-package) and its files',
    content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } },
  })
  async export(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    const { name, bytes } = await this.packages.exportFile(actor, id);
    return new StreamableFile(bytes, { type: 'application/zip', disposition: `attachment; filename="${name}"` });
  }

  /** A JSON package, or a ZIP of module.json and its assets: becomes a module of the centre, as a draft. */
  @Post('module-packages')
  @Requires('course.edit')
  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: LARGEST_FILE, files: 1, fields: 1 } }))
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['centreId', 'file'],
      properties: { centreId: { type: 'string', format: 'uuid' }, file: { type: 'string', format: 'binary' } },
    },
  })
  @ApiCreatedResponse({ type: CreatedEditionDto })
  import(
    @CurrentActor() actor: Actor,
    @Body() body: ImportPackageDto,
    @UploadedFile() file: UploadedBytes | undefined,
  ): Promise<CreatedEditionDto> {
    if (!file) throw new Problem('request.invalid', { pointers: [{ pointer: '/file', code: 'required' }] });
    return this.packages.import(actor, body.centreId, file.buffer);
  }
}
