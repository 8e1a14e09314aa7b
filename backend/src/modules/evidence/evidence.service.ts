import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access';
import { Audit } from '../../platform/audit';
import { Database, type Tx } from '../../platform/database';
import { Events } from '../../platform/events';
import { notFound, Problem } from '../../platform/http';
import { Clock, dayIn, Ids } from '../../platform/time';
import type { EvidenceDto } from './evidence.dto';
import { EvidenceRecorded, EvidenceRevoked } from './evidence.events';
import { EvidenceQueries } from './evidence.queries';
import { EvidenceRepository, type NewEvidence } from './evidence.repository';

/** What was shown, by whom, when, under which standard. Rows are only ever added. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly db: Database,
    private readonly repository: EvidenceRepository,
    private readonly queries: EvidenceQueries,
    private readonly events: Events,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Adds evidence in the transaction of the act that it proves, and tells whoever keeps a status. Rows whose key is known
   * are the same act acknowledged twice and add nothing. Answers the number of new rows. Whether the actor may is checked
   * by the act.
   */
  async record(tx: Tx, entries: readonly NewEvidence[]): Promise<number> {
    if (entries.length === 0) return 0;
    const recordedAt = this.clock.now();
    const touched = await this.repository.insert(
      tx,
      entries.map((entry) => ({
        ...columnsOf(entry),
        id: this.ids.next(),
        recorded_at: recordedAt,
        revokes: null,
        reason: null,
      })),
    );
    await this.tell(tx, touched);
    return touched.length;
  }

  /** A person's own evidence; empty for an account without a personnel record. */
  async mine(actor: Actor, moduleId: string | null): Promise<EvidenceDto[]> {
    const [person] =
      actor.personId === null
        ? []
        : await this.db.query<{ country_id: string }>('SELECT country_id FROM person WHERE id = $1', [actor.personId]);
    if (!person || actor.personId === null) return [];
    return this.queries.list({
      countryId: person.country_id,
      personId: actor.personId,
      moduleId,
      language: actor.language,
      centres: [],
    });
  }

  /** Evidence of a person within the scope of `evidence.read`; anyone else is not found. */
  async ofPerson(actor: Actor, personId: string, moduleId: string | null): Promise<EvidenceDto[]> {
    const countryId = await this.countryOf(actor, personId);
    const { centres } = actor.scopes('evidence.read');
    return this.queries.list({ countryId, personId, moduleId, language: actor.language, centres });
  }

  /** Country of a person within the scope of `evidence.read`; anyone else is not found. */
  async countryOf(actor: Actor, personId: string): Promise<string> {
    const found = await this.repository.countryOfVisiblePerson(this.db, personId, actor.scopes('evidence.read'));
    if (found === null) throw notFound();
    return found;
  }

  /** Takes a row back by a new one that names it and says why. Never one's own, never twice. */
  async revoke(actor: Actor, personId: string, id: string, reason: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const countryId = await this.repository.countryOfVisiblePerson(tx, personId, actor.scopes('evidence.revoke'));
      if (countryId === null) throw notFound();
      // Acts about one person follow one another: a completion must not be written beside the revocation it overlooks.
      await tx.query('SELECT 1 FROM person WHERE id = $1 FOR NO KEY UPDATE', [personId]);
      const found = await this.repository.find(tx, countryId, personId, id);
      if (found?.revokes !== null) throw notFound();
      if (personId === actor.personId) throw new Problem('evidence.own');
      if (found.revoked) throw new Problem('evidence.revoked');
      const now = this.clock.now();
      const { revokes: _revokes, revoked: _revoked, ...copied } = found;
      const touched = await this.repository.insert(tx, [
        {
          ...columnsOf({
            ...copied,
            achievedOn: dayIn(now, 'UTC'),
            recordedBy: actor.accountId,
            dedupeKey: `revoke:${id}`,
          }),
          id: this.ids.next(),
          recorded_at: now,
          revokes: id,
          reason,
        },
      ]);
      await this.audit.record(tx, actor, {
        action: 'evidence.revoked',
        entityKind: 'evidence',
        entityId: id,
        countryId,
        centreId: found.centreId,
        details: { personId },
        reason,
      });
      await this.events.publish(tx, EvidenceRevoked, {
        countryId,
        personId,
        moduleEditionId: found.moduleEditionId,
        revokedBy: actor.accountId,
        reason,
      });
      await this.tell(tx, touched);
    });
  }

  private async tell(
    tx: Tx,
    touched: readonly { country_id: string; person_id: string; module_id: string }[],
  ): Promise<void> {
    for (const [countryId, rows] of Map.groupBy(touched, ({ country_id }) => country_id))
      await this.events.publish(tx, EvidenceRecorded, {
        countryId,
        personIds: [...new Set(rows.map(({ person_id }) => person_id))],
        moduleIds: [...new Set(rows.map(({ module_id }) => module_id))],
      });
  }
}

function columnsOf(entry: NewEvidence): Record<string, unknown> {
  return {
    country_id: entry.countryId,
    person_id: entry.personId,
    kind: entry.kind,
    module_id: entry.moduleId,
    module_edition_id: entry.moduleEditionId,
    item_id: entry.itemId,
    objectives: entry.objectives,
    achieved_on: entry.achievedOn,
    recorded_by: entry.recordedBy,
    assessor_id: entry.assessorId,
    centre_id: entry.centreId,
    offering_id: entry.offeringId,
    mode: entry.mode,
    place: entry.place,
    language: entry.language,
    minutes: entry.minutes,
    passed: entry.passed,
    score: entry.score,
    max_score: entry.maxScore,
    source_kind: entry.sourceKind,
    source_id: entry.sourceId,
    dedupe_key: entry.dedupeKey,
  };
}
