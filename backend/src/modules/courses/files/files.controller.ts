import { Controller, Get, Param, ParseUUIDPipe, Post, Req, Res, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CurrentActor, Requires, type Actor } from '../../../platform/access';
import { notFound, Problem } from '../../../platform/http';
import { ModuleFileDto } from './files.dto';
import { LARGEST_FILE, ModuleFilesService } from './module-files.service';
import { fileNameOf, UploadedBytes } from './uploaded-bytes';

@ApiTags('courses')
@Controller('modules/:id/files')
export class FilesController {
  constructor(private readonly files: ModuleFilesService) {}

  @Get()
  @Requires('course.read')
  @ApiOkResponse({ type: [ModuleFileDto] })
  list(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ModuleFileDto[]> {
    return this.files.list(actor, id);
  }

  @Post()
  @Requires('course.edit')
  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: LARGEST_FILE, files: 1, fields: 0 } }))
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  @ApiCreatedResponse({ type: ModuleFileDto })
  add(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @UploadedFile() file: UploadedBytes | undefined,
  ): Promise<ModuleFileDto> {
    if (!file) throw new Problem('request.invalid', { pointers: [{ pointer: '/file', code: 'required' }] });
    return this.files.add(actor, id, { name: fileNameOf(file), bytes: file.buffer });
  }

  /** For readers and authors of the module; learners get files with what they learn. */
  @Get(':hash')
  @Requires('course.read')
  @ApiOkResponse({
    description: 'The bytes, or the range asked for',
    content: { '*/*': { schema: { type: 'string', format: 'binary' } } },
  })
  send(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('hash') hash: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw notFound();
    return this.files.send(actor, id, hash, request, response);
  }
}
