import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access';
import { Database } from '../../../platform/database';
import { Problem } from '../../../platform/http';
import { Clock } from '../../../platform/time';
import { contentScope } from '../access';
import { transition } from '../lifecycle';
import type { TransitionRequestDto } from '../shared.dto';
import { CommentsService } from './comments.service';
import type { ModuleEditionDto } from './editions.dto';
import { EditionsRepository } from './editions.repository';
import { EditionsService } from './editions.service';
import { Publishing } from './publishing';

/** Moves an edition along its lifecycle, or says why not. */
@Injectable()
export class TransitionsService {
  constructor(
    private readonly db: Database,
    private readonly editions: EditionsRepository,
    private readonly service: EditionsService,
    private readonly publishing: Publishing,
    private readonly comments: CommentsService,
    private readonly clock: Clock,
  ) {}

  async move(actor: Actor, id: string, wish: TransitionRequestDto): Promise<ModuleEditionDto> {
    await this.db.transaction(async (tx) => {
      await tx.query('SELECT 1 FROM module_edition WHERE id = $1 FOR UPDATE', [id]);
      const edition = await this.service.readable(tx, await contentScope(tx, actor), id);
      const items = await this.editions.outline(tx, id);
      const step = transition(edition.state, wish.to, await this.service.facts(tx, actor, edition, items.length));
      if (!step)
        throw new Problem('edition.refused', {
          data: { reasons: [{ code: 'edition.noSuchStep', params: { from: edition.state, to: wish.to } }] },
        });
      if (!step.allowed) throw new Problem('edition.refused', { data: { reasons: step.reasons } });
      if (edition.version !== wish.version)
        throw new Problem('edit.stale', { data: { state: edition.state, version: edition.version } });
      if (step.needsComment && wish.comment === undefined)
        throw new Problem('request.invalid', { pointers: [{ pointer: '/comment', code: 'required' }] });
      if (wish.comment !== undefined) await this.comments.write(tx, actor, edition, { text: wish.comment });
      if (wish.to === 'PUBLISHED') {
        await this.publishing.publish(tx, edition, actor);
        return;
      }
      await this.editions.setState(tx, id, wish.to, { by: actor.accountId, at: this.clock.now() });
      await this.service.recorded(tx, actor, edition, `moduleEdition.${step.action}`, {
        from: edition.state,
        to: wish.to,
      });
    });
    return this.service.show(actor, id);
  }
}
