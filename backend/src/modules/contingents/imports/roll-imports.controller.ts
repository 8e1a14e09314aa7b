import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Res,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { Response } from 'express';
import { CurrentActor, Requires, type Actor } from '../../../platform/access';
import { Problem } from '../../../platform/http';
import { ROLL_LIMITS } from './roll-grid';
import {
  RollApplyDto,
  RollDecisionsDto,
  RollImportDto,
  RollImportLineDto,
  RollMappingChangeDto,
} from './roll-imports.dto';
import { RollImportsService } from './roll-imports.service';

/** What multer hands over, as far as it is used. */
interface Upload {
  readonly originalname: string;
  readonly buffer: Buffer;
}

@ApiTags('roll imports')
@Controller()
export class RollImportsController {
  constructor(private readonly imports: RollImportsService) {}

  @Get('rotations/:id/roll-imports')
  @Requires('roll.edit')
  @ApiOkResponse({ type: [RollImportLineDto] })
  list(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<RollImportLineDto[]> {
    return this.imports.list(actor, id);
  }

  /** An XLSX or CSV file; answers what it would do. */
  @Post('rotations/:id/roll-imports')
  @Requires('roll.edit')
  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: ROLL_LIMITS.bytes, files: 1, fields: 5 } }))
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  @ApiCreatedResponse({ type: RollImportDto })
  start(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @UploadedFile() file: Upload | undefined,
  ): Promise<RollImportDto> {
    if (!file) throw new Problem('request.invalid', { pointers: [{ pointer: '/file', code: 'required' }] });
    return this.imports.start(actor, id, Buffer.from(file.originalname, 'latin1').toString('utf8'), file.buffer);
  }

  @Get('roll-imports/:id')
  @Requires('roll.edit')
  @ApiOkResponse({ type: RollImportDto })
  show(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<RollImportDto> {
    return this.imports.show(actor, id);
  }

  @Put('roll-imports/:id/mapping')
  @Requires('roll.edit')
  @ApiOkResponse({ type: RollImportDto })
  remap(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RollMappingChangeDto,
  ): Promise<RollImportDto> {
    return this.imports.remap(actor, id, body);
  }

  @Put('roll-imports/:id/decisions')
  @Requires('roll.edit')
  @ApiOkResponse({ type: RollImportDto })
  decide(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RollDecisionsDto,
  ): Promise<RollImportDto> {
    return this.imports.decide(actor, id, body);
  }

  @Post('roll-imports/:id/apply')
  @Requires('roll.edit')
  @HttpCode(200)
  @ApiOkResponse({ type: RollImportDto })
  apply(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RollApplyDto,
  ): Promise<RollImportDto> {
    return this.imports.apply(actor, id, body.version);
  }

  @Post('roll-imports/:id/discard')
  @Requires('roll.edit')
  @HttpCode(204)
  @ApiNoContentResponse()
  discard(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.imports.discard(actor, id);
  }

  /** The refused rows as a CSV file. */
  @Get('roll-imports/:id/refused.csv')
  @Requires('roll.edit')
  @ApiOkResponse({ content: { 'text/csv': { schema: { type: 'string' } } } })
  async refused(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const csv = await this.imports.refusedCsv(actor, id);
    response
      .set({
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="refused-rows.csv"',
        'Cache-Control': 'no-store',
      })
      .send(csv);
  }
}
