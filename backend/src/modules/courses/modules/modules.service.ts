import { Injectable } from '@nestjs/common';
import { emptyModule } from '@peacewright/lesson-document';
import type { Actor } from '../../../platform/access';
import { Audit } from '../../../platform/audit';
import { Database, type Tx } from '../../../platform/database';
import { notFound, Problem } from '../../../platform/http';
import { Clock, Ids } from '../../../platform/time';
import { RecommendationLinks } from '../../sources';
import { centresWith, contentScope } from '../access';
import { EditionsRepository } from '../editions/editions.repository';
import { EditionsService } from '../editions/editions.service';
import { isFrozen, type EditionState } from '../lifecycle';
import type {
  CopyModuleDto,
  ModuleDto,
  ModulePageDto,
  ModuleQueryDto,
  ModuleRowDto,
  NewModuleDto,
} from './modules.dto';
import { ModulesQueries, type ModuleListRow } from './modules.queries';

/** Modules of the own centres and of the reference: finding, starting, continuing and copying them. */
@Injectable()
export class ModulesService {
  constructor(
    private readonly db: Database,
    private readonly queries: ModulesQueries,
    private readonly editions: EditionsRepository,
    private readonly editionService: EditionsService,
    private readonly links: RecommendationLinks,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(actor: Actor, query: ModuleQueryDto): Promise<ModulePageDto> {
    const { rows, next } = await this.queries.page(this.db, await contentScope(this.db, actor), actor.language, query);
    return { items: rows.map(toRow), next };
  }

  async show(actor: Actor, id: string): Promise<ModuleDto> {
    const row = await this.queries.one(this.db, await contentScope(this.db, actor), actor.language, id);
    if (!row) throw notFound();
    const mayEdit = row.ownerCentreId !== null && centresWith(actor, 'course.edit').includes(row.ownerCentreId);
    return { ...toRow(row), waivable: row.waivable, editions: [...row.editions], mayEdit };
  }

  /** A module with its first edition, empty but for the title. */
  async create(actor: Actor, wish: NewModuleDto): Promise<{ id: string; editionId: string }> {
    return this.db.transaction(async (tx) => {
      const countryId = await this.countryOf(tx, actor, wish.centreId);
      const id = await this.insertModule(tx, actor, {
        centreId: wish.centreId,
        countryId,
        code: wish.code,
        originModuleId: null,
      });
      const editionId = this.ids.next();
      await this.editions.insert(tx, {
        id: editionId,
        moduleId: id,
        number: 1,
        language: wish.language,
        document: emptyModule(wish.language, wish.title),
        changeNote: '',
        originEditionId: null,
        by: actor.accountId,
        at: this.clock.now(),
      });
      await this.editions.addAuthor(tx, editionId, actor.accountId);
      return { id, editionId };
    });
  }

  /** The next edition: a draft with everything that the last frozen one holds, under the same ids. */
  async continue(actor: Actor, id: string, changeNote: string): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const [module] = await tx.query<{ id: string }>(
        'SELECT id FROM module WHERE id = $1 AND owner_centre_id = ANY($2) FOR UPDATE',
        [id, centresWith(actor, 'course.edit')],
      );
      if (!module) throw notFound();
      const [last] = await tx.query<{ id: string; number: number; state: EditionState }>(
        'SELECT id, number, state FROM module_edition WHERE module_id = $1 ORDER BY number DESC LIMIT 1',
        [id],
      );
      if (!last) throw notFound();
      if (!isFrozen(last.state)) throw new Problem('edition.exists', { params: { number: last.number } });
      return {
        id: await this.copyEdition(tx, actor, last.id, {
          moduleId: id,
          number: last.number + 1,
          changeNote,
          keepsOrigin: false,
        }),
      };
    });
  }

  /**
   * A module of one's own centre that starts as a copy of one that the actor may read; it keeps the link to it, and
   * answers what that one answers.
   */
  async copy(actor: Actor, id: string, wish: CopyModuleDto): Promise<{ id: string; editionId: string }> {
    return this.db.transaction(async (tx) => {
      const countryId = await this.countryOf(tx, actor, wish.centreId);
      const scope = await contentScope(tx, actor);
      const origin = await this.queries.one(tx, scope, actor.language, id);
      const edition = await this.queries.editionToCopy(tx, scope, id);
      if (!origin || !edition) throw notFound();
      const moduleId = await this.insertModule(tx, actor, {
        centreId: wish.centreId,
        countryId,
        code: wish.code ?? origin.code,
        originModuleId: id,
      });
      const editionId = await this.copyEdition(tx, actor, edition.id, {
        moduleId,
        number: 1,
        changeNote: '',
        keepsOrigin: true,
      });
      await tx.query(
        `INSERT INTO file_use (hash, owner_kind, owner_id, centre_id, name, created_by, created_at)
         SELECT hash, owner_kind, $2, $3, name, $4, $5 FROM file_use WHERE owner_kind = 'module' AND owner_id = $1`,
        [id, moduleId, wish.centreId, actor.accountId, this.clock.now()],
      );
      await this.links.copy(tx, actor, id, moduleId, wish.centreId);
      return { id: moduleId, editionId };
    });
  }

  private async copyEdition(
    tx: Tx,
    actor: Actor,
    from: string,
    to: { moduleId: string; number: number; changeNote: string; keepsOrigin: boolean },
  ): Promise<string> {
    const source = await this.editions.byId(tx, from);
    if (!source) throw notFound();
    const id = this.ids.next();
    const at = this.clock.now();
    await this.editions.insert(tx, {
      id,
      moduleId: to.moduleId,
      number: to.number,
      language: source.language,
      document: source.document,
      changeNote: to.changeNote,
      originEditionId: to.keepsOrigin ? from : source.originEditionId,
      by: actor.accountId,
      at,
    });
    await this.editions.copyContents(tx, from, id, actor.accountId, at);
    const edition = await this.editions.byId(tx, id);
    if (!edition) throw new Error('An edition that was just made is not there.');
    await this.editionService.wrote(tx, actor, edition, 'moduleEdition.started', { from, number: to.number });
    return id;
  }

  private async insertModule(
    tx: Tx,
    actor: Actor,
    module: { centreId: string; countryId: string; code: string; originModuleId: string | null },
  ): Promise<string> {
    const id = this.ids.next();
    const added = await tx.execute(
      `INSERT INTO module (id, owner_centre_id, code, origin_module_id, waivable, created_by, created_at)
       VALUES ($1,$2,$3,$4, COALESCE((SELECT waivable FROM module WHERE id = $4), true), $5,$6) ON CONFLICT DO NOTHING`,
      [id, module.centreId, module.code, module.originModuleId, actor.accountId, this.clock.now()],
    );
    if (added === 0)
      throw new Problem('code.taken', {
        params: { code: module.code },
        pointers: [{ pointer: '/code', code: 'taken' }],
      });
    await this.audit.record(tx, actor, {
      action: 'module.added',
      entityKind: 'module',
      entityId: id,
      countryId: module.countryId,
      centreId: module.centreId,
      details: { code: module.code, originModuleId: module.originModuleId },
    });
    return id;
  }

  /** The centre's country, where the actor may write content of that centre. */
  private async countryOf(tx: Tx, actor: Actor, centreId: string): Promise<string> {
    const [centre] = await tx.query<{ country_id: string }>(
      'SELECT country_id FROM centre WHERE id = $1 AND id = ANY($2)',
      [centreId, centresWith(actor, 'course.edit')],
    );
    if (!centre) throw notFound();
    return centre.country_id;
  }
}

function toRow(row: ModuleListRow): ModuleRowDto {
  const current = row.editions.find(({ state }) => state === 'PUBLISHED') ?? null;
  const open = row.editions.find(({ state }) => !isFrozen(state)) ?? null;
  const shown = open ?? current ?? row.editions[0];
  return {
    id: row.id,
    code: row.code,
    title: shown?.title ?? '',
    titleLanguage: shown?.titleLanguage ?? '',
    ownerCentreId: row.ownerCentreId,
    ownerCentreName: row.ownerCentreName,
    origin: row.origin,
    current,
    open,
    counts: row.counts,
  };
}
