import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires, type Actor } from '../../../platform/access';
import { SaveDocumentDto } from '../editions/editions.dto';
import { SavedDto } from '../shared.dto';
import { NewTranslationDto, TranslationDto, TranslationItemDto, TranslationStateDto } from './translations.dto';
import { TranslationsService } from './translations.service';

@ApiTags('courses')
@Controller('module-editions/:id/translations')
export class TranslationsController {
  constructor(private readonly translations: TranslationsService) {}

  @Post()
  @Requires('course.translate')
  @ApiCreatedResponse({ type: TranslationDto })
  add(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: NewTranslationDto,
  ): Promise<TranslationDto> {
    return this.translations.add(actor, id, body);
  }

  @Get(':language')
  @Requires('course.read')
  @ApiOkResponse({ type: TranslationDto })
  show(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('language') language: string,
  ): Promise<TranslationDto> {
    return this.translations.show(actor, id, language);
  }

  @Put(':language/document')
  @Requires('course.translate')
  @ApiOkResponse({ type: SavedDto })
  saveDocument(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('language') language: string,
    @Body() body: SaveDocumentDto,
  ): Promise<SavedDto> {
    return this.translations.saveDocument(actor, id, language, body);
  }

  @Get(':language/items/:itemId')
  @Requires('course.read')
  @ApiOkResponse({ type: TranslationItemDto })
  item(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('language') language: string,
    @Param('itemId', ParseUUIDPipe) itemId: string,
  ): Promise<TranslationItemDto> {
    return this.translations.item(actor, id, language, itemId);
  }

  @Put(':language/items/:itemId')
  @Requires('course.translate')
  @ApiOkResponse({ type: SavedDto })
  saveItem(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('language') language: string,
    @Param('itemId', ParseUUIDPipe) itemId: string,
    @Body() body: SaveDocumentDto,
  ): Promise<SavedDto> {
    return this.translations.saveItem(actor, id, language, itemId, body);
  }

  /** APPROVED asks for course.approve, DRAFT for course.translate or course.approve; a refusal says every reason. */
  @Post(':language/state')
  @HttpCode(200)
  @Requires('course.read')
  @ApiOkResponse({ type: TranslationDto })
  setState(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('language') language: string,
    @Body() body: TranslationStateDto,
  ): Promise<TranslationDto> {
    return this.translations.setState(actor, id, language, body);
  }
}
