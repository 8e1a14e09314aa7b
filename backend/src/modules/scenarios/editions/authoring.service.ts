import { Injectable } from '@nestjs/common';
import { FICTION_CHECKS } from '@peacewright/contracts';
import type { Actor } from '../../../platform/access';
import { Audit } from '../../../platform/audit';
import { Database, type Queryable } from '../../../platform/database';
import { notFound, Problem } from '../../../platform/http';
import { Files, type StoredFile } from '../../../platform/storage';
import { Clock, Ids } from '../../../platform/time';
import {
  centresWith,
  checkedMediaType,
  contentScope,
  isFrozen,
  isOpenForWriting,
  permissionsIn,
  transition,
  transitionsFrom,
  type EditionFacts,
} from '../../courses';
import { blockers } from '../proof/proof';
import { Prover } from '../proof/prover';
import type {
  NewScenarioDto,
  SaveScenarioDto,
  ScenarioEditionDto,
  ScenarioFileDto,
  ScenarioRowDto,
  ScenarioTransitionRequestDto,
} from './authoring.dto';
import { ScenarioComments } from './comments.service';
import { ScenarioPublishing } from './publishing';
import { readDocument, wellFormed } from './read-document';
import { ScenariosRepository, type ScenarioEditionRow } from './scenarios.repository';

/** Scenarios of a centre: started, written, moved along the lifecycle that modules have, with the proof as its gate. */
@Injectable()
export class AuthoringService {
  constructor(
    private readonly db: Database,
    private readonly scenarios: ScenariosRepository,
    private readonly publishing: ScenarioPublishing,
    private readonly comments: ScenarioComments,
    private readonly prover: Prover,
    private readonly files: Files,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async show(actor: Actor, id: string): Promise<ScenarioEditionDto> {
    const edition = await this.readable(this.db, actor, id);
    const facts = await this.facts(this.db, actor, edition);
    const scope = await contentScope(this.db, actor);
    const editions = await this.scenarios.editionsOf(this.db, scope, edition.scenarioId);
    const mayEdit = facts.permissions.has('course.edit');
    return {
      ...view(edition, facts),
      editable: mayEdit && isOpenForWriting(edition.state),
      mayContinue: mayEdit && editions.every(({ state }) => isFrozen(state)),
      editions,
      mayComment: facts.permissions.has('course.review') && !isFrozen(edition.state),
    };
  }

  /** Scenarios that the actor works on or may read: of own centres, and the reference's. */
  async list(actor: Actor, language: string): Promise<ScenarioRowDto[]> {
    return this.scenarios.list(this.db, await contentScope(this.db, actor), language);
  }

  /** Stores a picture or recording for the scenario. The same bytes again change nothing. */
  async addFile(
    actor: Actor,
    scenarioId: string,
    file: { readonly name: string; readonly bytes: Buffer },
  ): Promise<ScenarioFileDto> {
    const mediaType = checkedMediaType(file.bytes);
    return this.db.transaction(async (tx) => {
      const [owner] = await tx.query<{ centreId: string; countryId: string }>(
        `SELECT c.id AS "centreId", c.country_id AS "countryId" FROM scenario s JOIN centre c ON c.id = s.owner_centre_id WHERE s.id = $1 AND c.id = ANY($2)`,
        [scenarioId, centresWith(actor, 'course.edit')],
      );
      if (!owner) throw notFound();
      const stored = await this.files.put(tx, file.bytes, mediaType);
      await this.files.use(tx, stored.hash, {
        ownerKind: 'scenario',
        ownerId: scenarioId,
        centreId: owner.centreId,
        name: file.name.slice(0, 200),
        by: actor.accountId,
      });
      await this.audit.record(tx, actor, {
        action: 'scenario.fileAdded',
        entityKind: 'scenario',
        entityId: scenarioId,
        countryId: owner.countryId,
        centreId: owner.centreId,
        details: { hash: stored.hash, mediaType, size: stored.size },
      });
      return { hash: stored.hash, mediaType };
    });
  }

  /** A file of the scenario, to whoever may read the edition. */
  async file(actor: Actor, editionId: string, hash: string): Promise<{ file: StoredFile; name: string }> {
    const edition = await this.readable(this.db, actor, editionId);
    const name = await this.scenarios.fileName(this.db, edition.scenarioId, hash);
    const file = name === null ? null : await this.files.describe(this.db, hash);
    if (name === null || !file) throw notFound();
    return { file, name };
  }

  /** A scenario with its first edition. `code.taken` when the centre has one of the document's id. */
  async create(actor: Actor, wish: NewScenarioDto): Promise<{ id: string; editionId: string }> {
    const document = readDocument(wish.document);
    return this.db.transaction(async (tx) => {
      const [centre] = await tx.query<{ countryId: string }>(
        'SELECT country_id AS "countryId" FROM centre WHERE id = $1 AND id = ANY($2)',
        [wish.centreId, centresWith(actor, 'course.edit')],
      );
      if (!centre) throw notFound();
      const made = { id: this.ids.next(), editionId: this.ids.next() };
      const by = { by: actor.accountId, at: this.clock.now() };
      const head = { id: made.id, ownerCentreId: wish.centreId, code: document.id, ...by };
      if (!(await this.scenarios.insertScenario(tx, head)))
        throw new Problem('code.taken', { params: { code: document.id } });
      const edition = { id: made.editionId, scenarioId: made.id, number: 1, document, changeNote: '', ...by };
      await this.scenarios.insertEdition(tx, edition);
      await this.scenarios.addAuthor(tx, made.editionId, actor.accountId);
      await this.audit.record(tx, actor, {
        action: 'scenario.added',
        entityKind: 'scenario',
        entityId: made.id,
        countryId: centre.countryId,
        centreId: wish.centreId,
        details: { code: document.id },
      });
      return made;
    });
  }

  /** The next edition: a draft that begins as the last frozen one. */
  async continue(actor: Actor, scenarioId: string, changeNote: string): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const [scenario] = await tx.query(
        'SELECT 1 FROM scenario WHERE id = $1 AND owner_centre_id = ANY($2) FOR UPDATE',
        [scenarioId, centresWith(actor, 'course.edit')],
      );
      const last = scenario === undefined ? null : await this.scenarios.newest(tx, scenarioId);
      if (!last) throw notFound();
      if (!isFrozen(last.state)) throw new Problem('edition.exists', { params: { number: last.number } });
      const id = this.ids.next();
      const { document, number } = last;
      const by = { by: actor.accountId, at: this.clock.now() };
      await this.scenarios.insertEdition(tx, { id, scenarioId, number: number + 1, document, changeNote, ...by });
      await this.scenarios.addAuthor(tx, id, actor.accountId);
      await this.publishing.recorded(tx, actor, { ...last, id }, 'scenarioEdition.started', { number: number + 1 });
      return { id };
    });
  }

  /** 409 `edit.stale` with the stored document when it was changed meanwhile. */
  async save(actor: Actor, id: string, change: SaveScenarioDto): Promise<{ version: number }> {
    const document = readDocument(change.document);
    return this.db.transaction(async (tx) => {
      const edition = await this.scenarios.locked(tx, centresWith(actor, 'course.edit'), id);
      if (!edition) throw notFound();
      if (!isOpenForWriting(edition.state)) throw new Problem('edition.notOpen', { params: { state: edition.state } });
      if (document.id !== edition.code)
        throw new Problem('document.invalid', { pointers: [{ pointer: '/document/id', code: 'changed' }] });
      const version = await this.scenarios.saveDocument(tx, id, change.version, document);
      if (version === null)
        throw new Problem('edit.stale', { data: { document: edition.document, version: edition.version } });
      await this.scenarios.addAuthor(tx, id, actor.accountId);
      await this.publishing.recorded(tx, actor, edition, 'scenarioEdition.documentSaved', { version });
      return { version };
    });
  }

  /** Moves an edition along its lifecycle, or says why not. Handing it in for review proves it. */
  async move(actor: Actor, id: string, wish: ScenarioTransitionRequestDto): Promise<ScenarioEditionDto> {
    const seen = await this.readable(this.db, actor, id);
    if (seen.version !== wish.version)
      throw new Problem('edit.stale', { data: { state: seen.state, version: seen.version } });
    openStep(seen, wish, await this.facts(this.db, actor, seen));
    const proof = wish.to === 'IN_REVIEW' ? await this.prover.prove(wellFormed(seen.document)) : null;
    await this.db.transaction(async (tx) => {
      await tx.query('SELECT 1 FROM scenario_edition WHERE id = $1 FOR UPDATE', [id]);
      const edition = await this.readable(tx, actor, id);
      const step = openStep(edition, wish, await this.facts(tx, actor, edition));
      if (edition.version !== wish.version)
        throw new Problem('edit.stale', { data: { state: edition.state, version: edition.version } });
      if (step.needsComment && wish.comment === undefined)
        throw new Problem('request.invalid', { pointers: [{ pointer: '/comment', code: 'required' }] });
      if (proof) await this.scenarios.saveProof(tx, id, proof);
      if (wish.comment !== undefined) await this.comments.write(tx, actor, edition, { text: wish.comment });
      if (wish.to === 'PUBLISHED') {
        await this.publishing.publish(tx, edition, actor);
        return;
      }
      const fictionChecks = wish.fictionChecks ?? [];
      await this.scenarios.setState(tx, id, wish.to, { by: actor.accountId, at: this.clock.now(), fictionChecks });
      const vouched = wish.to === 'APPROVED' ? { fictionChecks } : {};
      const details = { from: edition.state, to: wish.to, ...vouched };
      await this.publishing.recorded(tx, actor, edition, `scenarioEdition.${step.action}`, details);
    });
    return this.show(actor, id);
  }

  private async readable(db: Queryable, actor: Actor, id: string): Promise<ScenarioEditionRow> {
    const edition = await this.scenarios.visible(db, await contentScope(db, actor), id);
    if (!edition) throw notFound();
    return edition;
  }

  private async facts(db: Queryable, actor: Actor, edition: ScenarioEditionRow): Promise<EditionFacts> {
    const judged = edition.state === 'IN_REVIEW' || edition.state === 'APPROVED';
    return {
      permissions: permissionsIn(actor, edition.ownerCentreId),
      reference: edition.ownerCentreId === null,
      isAuthor: await this.scenarios.isAuthor(db, edition.id, actor.accountId),
      parts: edition.document.nodes.length,
      blockingFindings: judged && edition.proof ? blockers(edition.proof) : 0,
      obstacles: judged ? await this.publishing.obstacles(db, edition) : [],
    };
  }
}

/** The step that is wished for; refused with every reason where it is not open or the fiction is not vouched for. */
function openStep(edition: ScenarioEditionRow, wish: ScenarioTransitionRequestDto, facts: EditionFacts) {
  const step = transition(edition.state, wish.to, facts);
  if (!step)
    throw new Problem('edition.refused', {
      data: { reasons: [{ code: 'edition.noSuchStep', params: { from: edition.state, to: wish.to } }] },
    });
  if (!step.allowed) throw new Problem('edition.refused', { data: { reasons: step.reasons, proof: edition.proof } });
  const unchecked = FICTION_CHECKS.filter((check) => wish.fictionChecks?.includes(check) !== true);
  if (wish.to === 'APPROVED' && unchecked.length > 0)
    throw new Problem('edition.refused', {
      data: { reasons: [{ code: 'edition.fictionUnchecked', params: { count: unchecked.length } }] },
    });
  return step;
}

function view(
  edition: ScenarioEditionRow,
  facts: EditionFacts,
): Omit<ScenarioEditionDto, 'editable' | 'mayContinue' | 'editions' | 'mayComment'> {
  const { countryId: _countryId, createdAt, submittedAt, approvedAt, publishedAt, ...rest } = edition;
  return {
    ...rest,
    createdAt: createdAt.toISOString(),
    submittedAt: submittedAt?.toISOString() ?? null,
    approvedAt: approvedAt?.toISOString() ?? null,
    publishedAt: publishedAt?.toISOString() ?? null,
    transitions: transitionsFrom(edition.state, facts).map((step) => ({ ...step, reasons: [...step.reasons] })),
  };
}
