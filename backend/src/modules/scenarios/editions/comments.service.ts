import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access';
import { Database, type Tx } from '../../../platform/database';
import { notFound, Problem } from '../../../platform/http';
import { centresWith, contentScope, isFrozen, ReviewComments, type CommentDto, type Commented } from '../../courses';
import type { NewScenarioCommentDto } from './authoring.dto';
import { ScenarioPublishing } from './publishing';
import { ScenariosRepository, type ScenarioEditionRow } from './scenarios.repository';

/** What authors and reviewers say of a scenario, or of a node of it, and that it was seen to. */
@Injectable()
export class ScenarioComments {
  constructor(
    private readonly db: Database,
    private readonly scenarios: ScenariosRepository,
    private readonly publishing: ScenarioPublishing,
    private readonly comments: ReviewComments,
  ) {}

  async list(actor: Actor, editionId: string): Promise<CommentDto[]> {
    const edition = await this.scenarios.visible(this.db, await contentScope(this.db, actor), editionId);
    if (!edition) throw notFound();
    return this.comments.list(this.db, about(edition.id));
  }

  async add(actor: Actor, editionId: string, wish: NewScenarioCommentDto): Promise<CommentDto> {
    return this.db.transaction(async (tx) => {
      const edition = await this.scenarios.locked(tx, centresWith(actor, 'course.review'), editionId);
      if (!edition) throw notFound();
      if (isFrozen(edition.state)) throw new Problem('edition.notOpen', { params: { state: edition.state } });
      if (wish.nodeId !== undefined && edition.document.nodes.every(({ id }) => id !== wish.nodeId)) throw notFound();
      return this.write(tx, actor, edition, wish);
    });
  }

  /** As for modules: by an author or a reviewer of the centre, and nothing is opened again once it is frozen. */
  async settle(actor: Actor, editionId: string, commentId: string, settled: boolean): Promise<void> {
    await this.db.transaction(async (tx) => {
      const centres = [...centresWith(actor, 'course.edit'), ...centresWith(actor, 'course.review')];
      const edition = await this.scenarios.locked(tx, centres, editionId);
      if (!edition) throw notFound();
      if (!settled && isFrozen(edition.state))
        throw new Problem('edition.notOpen', { params: { state: edition.state } });
      if (!(await this.comments.settle(tx, about(editionId), commentId, actor.accountId, settled))) return;
      const action = settled ? 'scenarioEdition.commentResolved' : 'scenarioEdition.commentReopened';
      await this.publishing.recorded(tx, actor, edition, action, { commentId });
    });
  }

  /** Writes a comment; whether the actor may is decided before. */
  async write(
    tx: Tx,
    actor: Actor,
    edition: ScenarioEditionRow,
    { text, nodeId }: NewScenarioCommentDto,
  ): Promise<CommentDto> {
    const comment = await this.comments.write(tx, about(edition.id), actor.accountId, { text, nodeId });
    const details = { commentId: comment.id, nodeId: nodeId ?? null };
    await this.publishing.recorded(tx, actor, edition, 'scenarioEdition.commented', details);
    return comment;
  }
}

function about(editionId: string): Commented {
  return { kind: 'scenario', editionId };
}
