import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires, type Actor } from '../../../platform/access';
import { CommentDto } from '../../courses';
import { NewScenarioCommentDto } from './authoring.dto';
import { ScenarioComments } from './comments.service';

@ApiTags('scenarios')
@Controller('scenario-editions/:id/comments')
export class CommentsController {
  constructor(private readonly comments: ScenarioComments) {}

  @Get()
  @Requires('course.read')
  @ApiOkResponse({ type: [CommentDto] })
  list(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<CommentDto[]> {
    return this.comments.list(actor, id);
  }

  @Post()
  @Requires('course.review')
  @ApiCreatedResponse({ type: CommentDto })
  add(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: NewScenarioCommentDto,
  ): Promise<CommentDto> {
    return this.comments.add(actor, id, body);
  }

  /** For the authors and reviewers of the centre. */
  @Post(':commentId/resolve')
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
  @Post(':commentId/reopen')
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
