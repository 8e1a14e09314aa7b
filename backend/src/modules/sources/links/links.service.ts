import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access';
import { Database } from '../../../platform/database';
import { notFound } from '../../../platform/http';
import { perspective, requireCentre } from '../access';
import type {
  AnsweredDto,
  NewLinkDto,
  OwnerCandidateDto,
  TargetModuleDto,
  TargetPartDto,
  TargetQueryDto,
} from './links.dto';
import { RecommendationLinks } from './recommendation-links';
import { OWNER_ROLES } from './stances.service';
import { TargetsQueries } from './targets.queries';

/** Linking by hand: what can be linked to, and the link itself. */
@Injectable()
export class LinksService {
  constructor(
    private readonly db: Database,
    private readonly links: RecommendationLinks,
    private readonly targets: TargetsQueries,
  ) {}

  add(actor: Actor, code: string, { centreId, moduleId, itemId, ...wish }: NewLinkDto): Promise<string> {
    return this.db.transaction((tx) =>
      this.links.add(tx, actor, centreId, { ...wish, code, moduleId: moduleId ?? null, itemId: itemId ?? null }),
    );
  }

  end(actor: Actor, id: string): Promise<void> {
    return this.db.transaction((tx) => this.links.end(tx, actor, id));
  }

  async modules(actor: Actor, { centreId, q }: TargetQueryDto): Promise<TargetModuleDto[]> {
    await requireCentre(this.db, actor, 'recommendation.link', centreId);
    return this.targets.modules(this.db, centreId, q?.trim() ?? '');
  }

  async parts(actor: Actor, centreId: string, moduleId: string): Promise<TargetPartDto[]> {
    await requireCentre(this.db, actor, 'recommendation.link', centreId);
    if (!(await this.targets.hasModule(this.db, centreId, moduleId))) throw notFound();
    return this.targets.parts(this.db, centreId, moduleId);
  }

  /** The recommendations that a module and its parts answer, in the view of a centre. */
  async answered(actor: Actor, centreId: string, moduleId: string): Promise<AnsweredDto[]> {
    await perspective(this.db, actor, centreId);
    if (!(await this.targets.hasModule(this.db, centreId, moduleId))) throw notFound();
    return this.targets.answered(this.db, centreId, moduleId);
  }

  async owners(actor: Actor, centreId: string): Promise<OwnerCandidateDto[]> {
    await requireCentre(this.db, actor, 'recommendation.judge', centreId);
    return this.targets.owners(this.db, centreId, OWNER_ROLES);
  }
}
