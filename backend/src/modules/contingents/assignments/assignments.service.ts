import { Injectable } from '@nestjs/common';
import { ruleApplies } from '@peacewright/readiness-engine';
import type { Actor } from '../../../platform/access';
import { Audit } from '../../../platform/audit';
import { Database, type Tx } from '../../../platform/database';
import { Events } from '../../../platform/events';
import { notFound, Problem } from '../../../platform/http';
import { Clock, Ids } from '../../../platform/time';
import { AssignmentsChanged } from '../roll-events';
import { addDays, isDay } from '../rotation-rules';
import { RotationQueries } from '../rotations.queries';
import type {
  AssignableEditionDto,
  AssignmentDto,
  EndAssignmentDto,
  NewAssignmentDto,
  RuleSelectorDto,
} from './assignments.dto';
import { AssignmentQueries } from './assignments.queries';

/** Days before departure on which an assignment is due where nobody says otherwise. */
const USUAL_LEAD_DAYS = 30;

/** Requirement rules of a rotation: which course edition, for whom, by when. Within the scope of `assignment.edit`. */
@Injectable()
export class AssignmentsService {
  constructor(
    private readonly db: Database,
    private readonly rotations: RotationQueries,
    private readonly queries: AssignmentQueries,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(actor: Actor, rotationId: string): Promise<AssignmentDto[]> {
    if (!(await this.rotations.contains(this.db, actor.scopes('contingent.read'), rotationId))) throw notFound();
    const [rules, subjects] = await Promise.all([
      this.queries.list(this.db, rotationId),
      this.queries.subjects(this.db, rotationId),
    ]);
    return rules.map((rule) => ({
      ...rule,
      posts: subjects.filter((subject) => ruleApplies(rule.selector, subject)).length,
    }));
  }

  /** Published editions that the rotation's centre may assign, with how many modules still lack adoption. */
  async assignable(actor: Actor, rotationId: string): Promise<AssignableEditionDto[]> {
    const rotation = await this.rotations.find(this.db, actor.scopes('assignment.edit'), rotationId, this.clock.now());
    if (!rotation) throw notFound();
    return this.queries.assignable(this.db, rotation.centreId);
  }

  async create(actor: Actor, rotationId: string, wish: NewAssignmentDto): Promise<AssignmentDto> {
    const id = await this.db.transaction((tx) => this.assign(tx, actor, rotationId, wish));
    const made = (await this.list(actor, rotationId)).find((one) => one.id === id);
    if (!made) throw notFound();
    return made;
  }

  /**
   * Refused: an edition that is not published, a second live rule of the same edition and selector, one with a scenario
   * whose contacts the preparing centre has not entered (`data` lists them), and, for a real mission, an edition with reference modules that the preparing centre has not adopted (`data` lists them).
   */
  async assign(tx: Tx, actor: Actor, rotationId: string, wish: NewAssignmentDto): Promise<string> {
    const rotation = await this.rotations.lock(tx, actor.scopes('assignment.edit'), rotationId);
    if (!rotation) throw notFound();
    const edition = (await this.queries.assignable(tx, rotation.centreId)).find(
      (one) => one.courseEditionId === wish.courseEditionId,
    );
    if (!edition) throw new Problem('contingents.notPublished');
    if (edition.notAdopted > 0 && (await this.queries.isReal(tx, rotationId)))
      throw new Problem('contingents.notAdopted', {
        params: { count: edition.notAdopted },
        data: await this.queries.notAdopted(tx, rotation.centreId, wish.courseEditionId),
      });
    const contacts = await this.queries.contactsMissing(tx, rotation.centreId, wish.courseEditionId, actor.language);
    if (contacts.length > 0)
      throw new Problem('contingents.contactsMissing', { params: { count: contacts.length }, data: contacts });
    const selector = await this.selectorOf(tx, rotationId, wish.selector);
    const same = (await this.queries.list(tx, rotationId)).some(
      (rule) =>
        rule.endedAt === null &&
        rule.courseEditionId === wish.courseEditionId &&
        textOf(rule.selector) === textOf(selector),
    );
    if (same) throw new Problem('contingents.alreadyAssigned');
    const dueOn = wish.dueOn ?? addDays(rotation.deployFrom, -USUAL_LEAD_DAYS);
    if (!isDay(dueOn)) throw new Problem('request.invalid', { pointers: [{ pointer: '/dueOn', code: 'date' }] });
    const id = this.ids.next();
    const rule = {
      id,
      countryId: rotation.countryId,
      rotationId,
      courseEditionId: wish.courseEditionId,
      selector,
      dueOn,
    };
    await this.queries.insert(tx, { ...rule, by: actor.accountId, at: this.clock.now() });
    await this.audit.record(tx, actor, {
      action: 'assignment.made',
      entityKind: 'requirementRule',
      entityId: id,
      countryId: rotation.countryId,
      centreId: rotation.centreId,
      details: rule,
    });
    await this.events.publish(tx, AssignmentsChanged, { rotationId });
    return id;
  }

  /** What people did for it stays; it is only no longer asked. */
  end(actor: Actor, id: string, wish: EndAssignmentDto): Promise<void> {
    return this.db.transaction(async (tx) => {
      const found = await this.queries.find(tx, id);
      const rotation = found && (await this.rotations.lock(tx, actor.scopes('assignment.edit'), found.rotationId));
      if (!rotation) throw notFound();
      if ((await this.queries.end(tx, id, wish.version, actor.accountId, this.clock.now())) === 0) {
        const stored = await this.queries.find(tx, id);
        throw new Problem('edit.stale', { data: { stored, version: stored?.version ?? 0 } });
      }
      await this.audit.record(tx, actor, {
        action: 'assignment.ended',
        entityKind: 'requirementRule',
        entityId: id,
        countryId: rotation.countryId,
        centreId: rotation.centreId,
        details: { rotationId: rotation.id, courseEditionId: found.courseEditionId },
      });
      await this.events.publish(tx, AssignmentsChanged, { rotationId: rotation.id });
    });
  }

  /** Drops empty lists and checks that sub-units are the rotation's. */
  private async selectorOf(tx: Tx, rotationId: string, wish: RuleSelectorDto): Promise<RuleSelectorDto> {
    const subUnitIds = [...new Set(wish.subUnitIds ?? [])];
    if (subUnitIds.length > 0 && (await this.queries.subUnitsOf(tx, rotationId, subUnitIds)) !== subUnitIds.length)
      throw new Problem('request.invalid', { pointers: [{ pointer: '/selector/subUnitIds', code: 'unknown' }] });
    return {
      ...(wish.categories?.length && { categories: [...new Set(wish.categories)].sort() }),
      ...(wish.rankBands?.length && { rankBands: [...new Set(wish.rankBands)].sort() }),
      ...(subUnitIds.length > 0 && { subUnitIds: subUnitIds.sort() }),
    };
  }
}

function textOf(selector: RuleSelectorDto): string {
  return JSON.stringify([selector.categories ?? [], selector.rankBands ?? [], selector.subUnitIds ?? []]);
}
