import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
  Req,
  Res,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CurrentActor, Requires, type Actor } from '../../../platform/access';
import { Database } from '../../../platform/database';
import { Problem } from '../../../platform/http';
import { Files, sendFile } from '../../../platform/storage';
import { CreatedDto, CreatedEditionDto, fileNameOf, LARGEST_FILE, SavedDto, UploadedBytes } from '../../courses';
import {
  NewScenarioDto,
  NewScenarioEditionDto,
  SaveScenarioDto,
  ScenarioEditionDto,
  ScenarioFileDto,
  ScenarioListQueryDto,
  ScenarioRowDto,
  ScenarioTransitionRequestDto,
} from './authoring.dto';
import { AuthoringService } from './authoring.service';

@ApiTags('scenarios')
@Controller()
export class AuthoringController {
  constructor(
    private readonly authoring: AuthoringService,
    private readonly db: Database,
    private readonly files: Files,
  ) {}

  @Get('scenarios')
  @Requires('course.read')
  @ApiOkResponse({ type: [ScenarioRowDto] })
  list(@CurrentActor() actor: Actor, @Query() { language = 'en' }: ScenarioListQueryDto): Promise<ScenarioRowDto[]> {
    return this.authoring.list(actor, language);
  }

  @Post('scenarios')
  @Requires('course.edit')
  @ApiCreatedResponse({ type: CreatedEditionDto })
  create(@CurrentActor() actor: Actor, @Body() body: NewScenarioDto): Promise<CreatedEditionDto> {
    return this.authoring.create(actor, body);
  }

  @Post('scenarios/:id/editions')
  @Requires('course.edit')
  @ApiCreatedResponse({ type: CreatedDto })
  continue(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: NewScenarioEditionDto,
  ): Promise<CreatedDto> {
    return this.authoring.continue(actor, id, body.changeNote ?? '');
  }

  @Get('scenario-editions/:id')
  @Requires('course.read')
  @ApiOkResponse({ type: ScenarioEditionDto })
  show(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ScenarioEditionDto> {
    return this.authoring.show(actor, id);
  }

  @Put('scenario-editions/:id/document')
  @Requires('course.edit')
  @ApiOkResponse({ type: SavedDto })
  save(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SaveScenarioDto,
  ): Promise<SavedDto> {
    return this.authoring.save(actor, id, body);
  }

  @Post('scenarios/:id/files')
  @Requires('course.edit')
  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: LARGEST_FILE, files: 1, fields: 0 } }))
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  @ApiCreatedResponse({ type: ScenarioFileDto })
  addFile(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @UploadedFile() file: UploadedBytes | undefined,
  ): Promise<ScenarioFileDto> {
    if (!file) throw new Problem('request.invalid', { pointers: [{ pointer: '/file', code: 'required' }] });
    return this.authoring.addFile(actor, id, { name: fileNameOf(file), bytes: file.buffer });
  }

  /** A picture or recording, for those who may read the edition. */
  @Get('scenario-editions/:id/files/:hash')
  @Requires('course.read')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('hash') hash: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { file, name } = await this.authoring.file(actor, id, hash);
    await sendFile(this.db, this.files, file, name, request, response);
  }

  /** The step asks for the permission that the lifecycle names; a refusal says every reason. */
  @Post('scenario-editions/:id/transitions')
  @HttpCode(200)
  @Requires('course.read')
  @ApiOkResponse({ type: ScenarioEditionDto })
  move(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ScenarioTransitionRequestDto,
  ): Promise<ScenarioEditionDto> {
    return this.authoring.move(actor, id, body);
  }
}
