import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access';
import { Database, type Tx } from '../../../platform/database';
import { notFound, Problem } from '../../../platform/http';
import { centresWith, contentScope } from '../access';
import { isFrozen } from '../lifecycle';
import { ReviewComments, type Commented } from '../review/review-comments';
import type { CommentDto } from '../shared.dto';
import type { NewCommentDto } from './editions.dto';
import { EditionsRepository, type EditionRow } from './editions.repository';
import { EditionsService } from './editions.service';

/** What reviewers write beside the text, and authors settle. */
@Injectable()
export class CommentsService {
  constructor(
    private readonly db: Database,
    private readonly editions: EditionsRepository,
    private readonly service: EditionsService,
    private readonly comments: ReviewComments,
  ) {}

  async list(actor: Actor, editionId: string): Promise<CommentDto[]> {
    const edition = await this.service.readable(this.db, await contentScope(this.db, actor), editionId);
    return this.comments.list(this.db, about(edition.id));
  }

  async add(actor: Actor, editionId: string, wish: NewCommentDto): Promise<CommentDto> {
    return this.db.transaction(async (tx) => {
      const edition = await this.service.lockedFor(tx, actor, editionId, 'course.review');
      if (isFrozen(edition.state)) throw new Problem('edition.notOpen', { params: { state: edition.state } });
      if (wish.itemId !== undefined && !(await this.editions.item(tx, editionId, wish.itemId))) throw notFound();
      return this.write(tx, actor, edition, wish);
    });
  }

  /**
   * Settled, or opened again, by an author or a reviewer of the centre; asked for twice it changes nothing. What is frozen
   * is judged no more, and nothing is opened there.
   */
  async settle(actor: Actor, editionId: string, commentId: string, settled: boolean): Promise<void> {
    await this.db.transaction(async (tx) => {
      const centres = [...centresWith(actor, 'course.edit'), ...centresWith(actor, 'course.review')];
      const edition = await this.editions.locked(tx, centres, editionId);
      if (!edition) throw notFound();
      if (!settled && isFrozen(edition.state))
        throw new Problem('edition.notOpen', { params: { state: edition.state } });
      if (!(await this.comments.settle(tx, about(editionId), commentId, actor.accountId, settled))) return;
      const action = settled ? 'moduleEdition.commentResolved' : 'moduleEdition.commentReopened';
      await this.service.recorded(tx, actor, edition, action, { commentId });
    });
  }

  /** Writes a comment; whether the actor may is decided before. */
  async write(tx: Tx, actor: Actor, edition: EditionRow, wish: NewCommentDto): Promise<CommentDto> {
    const comment = await this.comments.write(tx, about(edition.id), actor.accountId, wish);
    await this.service.recorded(tx, actor, edition, 'moduleEdition.commented', {
      commentId: comment.id,
      itemId: wish.itemId ?? null,
    });
    return comment;
  }
}

function about(editionId: string): Commented {
  return { kind: 'module', editionId };
}
