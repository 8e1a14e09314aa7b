import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access';
import { Database, type Queryable } from '../../platform/database';
import { notFound, Problem } from '../../platform/http';
import { Clock, Ids } from '../../platform/time';
import { personIn, scopeParameters } from '../people';
import type {
  AccommodationDto,
  AccommodationSettingDto,
  PersonAccommodationDto,
  SetAccommodationDto,
} from './accommodations.dto';

const NONE: AccommodationDto = {
  timeFactor: 1,
  extraAttempts: 0,
  noWaiting: false,
  largerText: false,
  reader: false,
};
const WHAT = `a.time_factor::float8 AS "timeFactor", a.extra_attempts AS "extraAttempts", a.no_waiting AS "noWaiting",
  a.larger_text AS "largerText", a.reader`;

/**
 * What is granted to a person so that a test measures what was learnt: never why. Seen by the person and by holders of
 * `accommodation.manage`, and by nobody else: not in rolls, reports, exports or the audit trail, whose place its own
 * settings take.
 */
@Injectable()
export class AccommodationsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** What holds for a person, for whoever runs a test or a clock. */
  async of(db: Queryable, personId: string): Promise<AccommodationDto> {
    const [row] = await db.query<AccommodationDto>(
      `SELECT ${WHAT} FROM accommodation a WHERE a.person_id = $1 AND a.superseded_at IS NULL`,
      [personId],
    );
    return row ?? NONE;
  }

  /** The acting person's own. */
  mine(actor: Actor): Promise<AccommodationDto> {
    return actor.personId === null ? Promise.resolve(NONE) : this.of(this.db, actor.personId);
  }

  /** All settings of a person within the scope; anyone else is not found. */
  async ofPerson(actor: Actor, personId: string): Promise<PersonAccommodationDto> {
    await this.countryOf(this.db, actor, personId);
    return { settings: await this.settings(this.db, personId) };
  }

  /** Sets what holds from now on; the setting before is kept. Nobody sets their own. */
  set(actor: Actor, personId: string, wish: SetAccommodationDto): Promise<PersonAccommodationDto> {
    return this.db.transaction(async (tx) => {
      const countryId = await this.countryOf(tx, actor, personId);
      if (personId === actor.personId) throw new Problem('people.ownAccommodation');
      await tx.query('SELECT 1 FROM person WHERE id = $1 FOR NO KEY UPDATE', [personId]);
      const [present] = await this.settings(tx, personId);
      if ((present?.id ?? null) !== wish.follows)
        throw new Problem('edit.stale', { data: { stored: present ?? null, version: present?.id ?? null } });
      const now = this.clock.now();
      await tx.execute('UPDATE accommodation SET superseded_at = $2 WHERE person_id = $1 AND superseded_at IS NULL', [
        personId,
        now,
      ]);
      await tx.query(
        `INSERT INTO accommodation (id, country_id, person_id, time_factor, extra_attempts, no_waiting, larger_text, reader, set_by, set_at)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)`,
        [
          this.ids.next(),
          countryId,
          personId,
          wish.timeFactor,
          wish.extraAttempts,
          wish.noWaiting,
          wish.largerText,
          wish.reader,
          actor.accountId,
          now,
        ],
      );
      return { settings: await this.settings(tx, personId) };
    });
  }

  /** The person's country, when inside the scope and not erased. */
  private async countryOf(db: Queryable, actor: Actor, personId: string): Promise<string> {
    const [row] = await db.query<{ country_id: string }>(
      `SELECT p.country_id FROM person p JOIN person_identity i ON i.person_id = p.id WHERE p.id = $5 AND ${personIn('p', 1)}`,
      [...scopeParameters(actor.scopes('accommodation.manage')), personId],
    );
    if (!row) throw notFound();
    return row.country_id;
  }

  private settings(db: Queryable, personId: string): Promise<AccommodationSettingDto[]> {
    return db.query<AccommodationSettingDto>(
      `SELECT a.id, ${WHAT}, by.display_name AS "byName", a.set_at AS "at" FROM accommodation a
       LEFT JOIN account by ON by.id = a.set_by WHERE a.person_id = $1 ORDER BY a.superseded_at DESC NULLS FIRST, a.id DESC`,
      [personId],
    );
  }
}
