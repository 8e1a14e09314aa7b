import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access';
import { Database, type Tx } from '../../../platform/database';
import { notFound, Problem } from '../../../platform/http';
import { Clock, Ids } from '../../../platform/time';
import { centresWith, contentScope } from '../access';
import { isFrozen } from '../lifecycle';
import { EditionViewsQueries } from './edition-views.queries';
import type { CommentDto, NewCommentDto } from './editions.dto';
import { EditionsRepository, type EditionRow } from './editions.repository';
import { EditionsService } from './editions.service';

/** What reviewers write beside the text, and authors settle. */
@Injectable()
export class CommentsService {
  constructor(
    private readonly db: Database,
    private readonly editions: EditionsRepository,
    private readonly service: EditionsService,
    private readonly views: EditionViewsQueries,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(actor: Actor, editionId: string): Promise<CommentDto[]> {
    const edition = await this.service.readable(this.db, await contentScope(this.db, actor), editionId);
    return this.views.comments(this.db, edition.id);
  }

  async add(actor: Actor, editionId: string, wish: NewCommentDto): Promise<CommentDto> {
    return this.db.transaction(async (tx) => {
      const edition = await this.service.lockedFor(tx, actor, editionId, 'course.review');
      if (isFrozen(edition.state)) throw new Problem('edition.notOpen', { params: { state: edition.state } });
      if (wish.itemId !== undefined && !(await this.editions.item(tx, editionId, wish.itemId))) throw notFound();
      return this.write(tx, actor, edition, wish);
    });
  }

  /** Settled by an author or a reviewer of the centre; settling twice changes nothing. */
  async resolve(actor: Actor, editionId: string, commentId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const centres = [...centresWith(actor, 'course.edit'), ...centresWith(actor, 'course.review')];
      const edition = await this.editions.locked(tx, centres, editionId);
      if (!edition) throw notFound();
      const [comment] = await tx.query<{ resolved: boolean }>(
        'SELECT resolved_at IS NOT NULL AS resolved FROM review_comment WHERE id = $1 AND edition_id = $2',
        [commentId, editionId],
      );
      if (!comment) throw notFound();
      if (comment.resolved) return;
      await tx.query('UPDATE review_comment SET resolved_at = $2, resolved_by = $3 WHERE id = $1', [
        commentId,
        this.clock.now(),
        actor.accountId,
      ]);
      await this.service.recorded(tx, actor, edition, 'moduleEdition.commentResolved', { commentId });
    });
  }

  /** Writes a comment; whether the actor may is decided before. */
  async write(tx: Tx, actor: Actor, edition: EditionRow, wish: NewCommentDto): Promise<CommentDto> {
    const id = this.ids.next();
    await tx.query(
      'INSERT INTO review_comment (id, edition_id, item_id, block_id, author_id, text, created_at) VALUES ($1,$2,$3,$4,$5,$6,$7)',
      [id, edition.id, wish.itemId ?? null, wish.blockId ?? null, actor.accountId, wish.text, this.clock.now()],
    );
    await this.service.recorded(tx, actor, edition, 'moduleEdition.commented', {
      commentId: id,
      itemId: wish.itemId ?? null,
    });
    const [comment] = await this.views.comments(tx, edition.id, id);
    if (!comment) throw new Error('A comment that was just written is not there.');
    return comment;
  }
}
