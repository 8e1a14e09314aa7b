import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires, type Actor } from '../../../platform/access';
import { PerspectiveDto, VersionDto } from '../shared.dto';
import {
  NewSourceDocumentDto,
  SourceDocumentChangeDto,
  SourceDocumentCreatedDto,
  SourceDocumentDto,
  SourceDocumentRowDto,
} from './documents.dto';
import { DocumentsService } from './documents.service';

@ApiTags('sources')
@Controller('sources/documents')
export class DocumentsController {
  constructor(private readonly documents: DocumentsService) {}

  @Get()
  @Requires('source.read')
  @ApiOkResponse({ type: [SourceDocumentRowDto] })
  list(@CurrentActor() actor: Actor, @Query() { centreId }: PerspectiveDto): Promise<SourceDocumentRowDto[]> {
    return this.documents.list(actor, centreId);
  }

  @Get(':code')
  @Requires('source.read')
  @ApiOkResponse({ type: SourceDocumentDto })
  one(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Query() { centreId }: PerspectiveDto,
  ): Promise<SourceDocumentDto> {
    return this.documents.one(actor, code, centreId);
  }

  @Post()
  @Requires('source.edit')
  @ApiCreatedResponse({ type: SourceDocumentCreatedDto })
  async add(@CurrentActor() actor: Actor, @Body() body: NewSourceDocumentDto): Promise<SourceDocumentCreatedDto> {
    await this.documents.add(actor, body);
    return { code: body.code };
  }

  @Put(':code')
  @Requires('source.edit')
  @ApiOkResponse({ type: VersionDto })
  async change(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Body() body: SourceDocumentChangeDto,
  ): Promise<VersionDto> {
    return { version: await this.documents.change(actor, code, body) };
  }
}
