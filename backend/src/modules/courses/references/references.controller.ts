import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires, type Actor } from '../../../platform/access';
import { NewReferenceDto, NewReferenceEditionDto, ReferenceDocumentDto, ReferenceQueryDto } from './references.dto';
import { ReferencesService } from './references.service';

@ApiTags('courses')
@Controller()
export class ReferencesController {
  constructor(private readonly references: ReferencesService) {}

  @Get('references')
  @Requires('course.read')
  @ApiOkResponse({ type: [ReferenceDocumentDto] })
  list(@CurrentActor() actor: Actor, @Query() query: ReferenceQueryDto): Promise<ReferenceDocumentDto[]> {
    return this.references.list(actor, query.q);
  }

  @Post('references')
  @Requires('course.edit')
  @ApiCreatedResponse({ type: ReferenceDocumentDto })
  add(@CurrentActor() actor: Actor, @Body() body: NewReferenceDto): Promise<ReferenceDocumentDto> {
    return this.references.add(actor, body);
  }

  @Post('references/:id/editions')
  @Requires('course.edit')
  @ApiCreatedResponse({ type: ReferenceDocumentDto })
  addEdition(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: NewReferenceEditionDto,
  ): Promise<ReferenceDocumentDto> {
    return this.references.addEdition(actor, id, body);
  }

  @Put('module-editions/:id/references/:referenceEditionId')
  @HttpCode(204)
  @Requires('course.edit')
  @ApiNoContentResponse()
  attach(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('referenceEditionId', ParseUUIDPipe) referenceEditionId: string,
  ): Promise<void> {
    return this.references.attach(actor, id, referenceEditionId);
  }

  @Delete('module-editions/:id/references/:referenceEditionId')
  @HttpCode(204)
  @Requires('course.edit')
  @ApiNoContentResponse()
  detach(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('referenceEditionId', ParseUUIDPipe) referenceEditionId: string,
  ): Promise<void> {
    return this.references.detach(actor, id, referenceEditionId);
  }
}
