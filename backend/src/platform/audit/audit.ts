import { Injectable } from '@nestjs/common';
import type { Actor } from '../access';
import type { Tx } from '../database';
import { Clock, Ids } from '../time';

/** Country of rows that belong to none: reference content, system settings. */
export const NO_COUNTRY = '00000000-0000-0000-0000-000000000000';

export interface AuditEntry {
  /** Dotted verb: `moduleEdition.published`, `roll.replaced`. */
  readonly action: string;
  readonly entityKind: string;
  readonly entityId: string;
  /** The subject's country; `NO_COUNTRY` for reference content. */
  readonly countryId: string;
  readonly centreId?: string | null;
  /** Before and after of what changed. Of personal fields the names only, never their values. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly reason?: string | null;
}

/** Writes who changed what, in the transaction of the change. The table refuses update, delete and truncate. */
@Injectable()
export class Audit {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** `actor` null: the product itself (first set-up, reference content). */
  async record(tx: Tx, actor: Actor | null, entry: AuditEntry): Promise<void> {
    await tx.query(
      `INSERT INTO audit_event (country_id, id, at, actor_id, action, entity_kind, entity_id, centre_id, details, reason, correlation_id)
       VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)`,
      [
        entry.countryId,
        this.ids.next(),
        this.clock.now(),
        actor?.accountId ?? null,
        entry.action,
        entry.entityKind,
        entry.entityId,
        entry.centreId ?? null,
        JSON.stringify(entry.details ?? {}),
        entry.reason ?? null,
        actor?.correlationId ?? null,
      ],
    );
  }
}
