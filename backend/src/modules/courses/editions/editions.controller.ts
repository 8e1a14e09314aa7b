import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires, type Actor } from '../../../platform/access';
import { CommentDto, SavedDto, TransitionRequestDto } from '../shared.dto';
import { CommentsService } from './comments.service';
import {
  AttachableScenarioDto,
  ChangeItemDto,
  FindingDto,
  ItemDto,
  ItemsOrderDto,
  ItemSummaryDto,
  ModuleEditionDto,
  NewCommentDto,
  NewItemDto,
  SaveDocumentDto,
  ScenarioLanguageDto,
} from './editions.dto';
import { EditionsService } from './editions.service';
import { ItemsService } from './items.service';
import { TransitionsService } from './transitions.service';

@ApiTags('courses')
@Controller('module-editions/:id')
export class EditionsController {
  constructor(
    private readonly editions: EditionsService,
    private readonly items: ItemsService,
    private readonly transitions: TransitionsService,
    private readonly comments: CommentsService,
  ) {}

  @Get()
  @Requires('course.read')
  @ApiOkResponse({ type: ModuleEditionDto })
  show(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ModuleEditionDto> {
    return this.editions.show(actor, id);
  }

  @Put('document')
  @Requires('course.edit')
  @ApiOkResponse({ type: SavedDto })
  saveDocument(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SaveDocumentDto,
  ): Promise<SavedDto> {
    return this.editions.saveDocument(actor, id, body);
  }

  /** The step asks for the permission that the lifecycle names; a refusal says every reason. */
  @Post('transitions')
  @HttpCode(200)
  @Requires('course.read')
  @ApiOkResponse({ type: ModuleEditionDto })
  move(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: TransitionRequestDto,
  ): Promise<ModuleEditionDto> {
    return this.transitions.move(actor, id, body);
  }

  @Get('findings')
  @Requires('course.read')
  @ApiOkResponse({ type: [FindingDto] })
  findings(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<FindingDto[]> {
    return this.editions.findings(actor, id);
  }

  @Post('items')
  @Requires('course.edit')
  @ApiCreatedResponse({ type: ItemSummaryDto })
  addItem(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: NewItemDto,
  ): Promise<ItemSummaryDto> {
    return this.items.add(actor, id, body);
  }

  @Get('items/:itemId')
  @Requires('course.read')
  @ApiOkResponse({ type: ItemDto })
  item(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('itemId', ParseUUIDPipe) itemId: string,
  ): Promise<ItemDto> {
    return this.editions.item(actor, id, itemId);
  }

  @Patch('items/:itemId')
  @Requires('course.edit')
  @ApiOkResponse({ type: SavedDto })
  changeItem(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('itemId', ParseUUIDPipe) itemId: string,
    @Body() body: ChangeItemDto,
  ): Promise<SavedDto> {
    return this.items.change(actor, id, itemId, body);
  }

  @Put('items/:itemId/document')
  @Requires('course.edit')
  @ApiOkResponse({ type: SavedDto })
  saveItem(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('itemId', ParseUUIDPipe) itemId: string,
    @Body() body: SaveDocumentDto,
  ): Promise<SavedDto> {
    return this.items.saveDocument(actor, id, itemId, body);
  }

  /** Published scenarios that the module may have as exercises. */
  @Get('scenarios')
  @Requires('course.read')
  @ApiOkResponse({ type: [AttachableScenarioDto] })
  attachable(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ScenarioLanguageDto,
  ): Promise<AttachableScenarioDto[]> {
    return this.items.attachable(actor, id, query.language);
  }

  @Delete('items/:itemId')
  @HttpCode(204)
  @Requires('course.edit')
  @ApiNoContentResponse()
  removeItem(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('itemId', ParseUUIDPipe) itemId: string,
  ): Promise<void> {
    return this.items.remove(actor, id, itemId);
  }

  @Put('items-order')
  @HttpCode(204)
  @Requires('course.edit')
  @ApiNoContentResponse()
  orderItems(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ItemsOrderDto,
  ): Promise<void> {
    return this.items.order(actor, id, body);
  }

  @Get('comments')
  @Requires('course.read')
  @ApiOkResponse({ type: [CommentDto] })
  listComments(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<CommentDto[]> {
    return this.comments.list(actor, id);
  }

  @Post('comments')
  @Requires('course.review')
  @ApiCreatedResponse({ type: CommentDto })
  comment(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: NewCommentDto,
  ): Promise<CommentDto> {
    return this.comments.add(actor, id, body);
  }

  /** For the authors and reviewers of the centre. */
  @Post('comments/:commentId/resolve')
  @HttpCode(204)
  @Requires('course.read')
  @ApiNoContentResponse()
  resolve(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('commentId', ParseUUIDPipe) commentId: string,
  ): Promise<void> {
    return this.comments.settle(actor, id, commentId, true);
  }

  /** For the authors and reviewers of the centre, until the edition is frozen. */
  @Post('comments/:commentId/reopen')
  @HttpCode(204)
  @Requires('course.read')
  @ApiNoContentResponse()
  reopen(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('commentId', ParseUUIDPipe) commentId: string,
  ): Promise<void> {
    return this.comments.settle(actor, id, commentId, false);
  }
}
