import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access';
import { Audit } from '../../platform/audit';
import { pinLogin } from '../../platform/auth';
import { Database, type Tx } from '../../platform/database';
import { notFound, Problem } from '../../platform/http';
import { Clock, dayIn } from '../../platform/time';
import { foldName, personName } from './names';
import { cleanNumber } from './numbers';
import type { PersonChangeDto, PersonDto, PersonListDto, PersonSearchDto } from './personnel.dto';
import { PersonnelRepository } from './personnel.repository';

const PAGE = 50;
/** More words than a name has; each is a condition. */
const MOST_WORDS = 8;

/** Looking people up and correcting their data, within the scope of `people.read` and `people.edit`. */
@Injectable()
export class PersonnelService {
  constructor(
    private readonly db: Database,
    private readonly personnel: PersonnelRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async search(actor: Actor, wish: PersonSearchDto): Promise<PersonListDto> {
    const q = (wish.q ?? '').trim();
    const rows = await this.personnel.search(this.db, actor.scopes('people.read'), {
      words: foldName(q).split(' ').filter(Boolean).slice(0, MOST_WORDS),
      number: cleanNumber(q),
      rotationId: wish.rotationId ?? null,
      after: cursorOf(wish.after),
      limit: PAGE + 1,
    });
    const items = rows.slice(0, PAGE);
    const last = items.at(-1);
    const next =
      rows.length > PAGE && last ? Buffer.from(JSON.stringify([last.sortName, last.id])).toString('base64url') : null;
    return { items: items.map(({ sortName: _, ...line }) => line), next };
  }

  async show(actor: Actor, id: string): Promise<PersonDto> {
    const person = await this.personnel.find(this.db, actor.scopes('people.read'), id);
    if (!person) throw notFound();
    return person;
  }

  change(actor: Actor, id: string, wish: PersonChangeDto): Promise<PersonDto> {
    const name = personName(wish);
    if (!name) throw new Problem('request.invalid', { pointers: [{ pointer: '/fullName', code: 'required' }] });
    if ((wish.dateOfBirth ?? '') > dayIn(this.clock.now(), 'UTC'))
      throw new Problem('contingents.bornLater', { pointers: [{ pointer: '/dateOfBirth', code: 'later' }] });
    return this.db.transaction(async (tx) => {
      const locked = await this.personnel.lock(tx, actor.scopes('people.edit'), id);
      const before = locked && (await this.personnel.find(tx, actor.scopes('people.edit'), id));
      if (!before) throw notFound();
      if (before.version !== wish.version)
        throw new Problem('edit.stale', { data: { stored: before, version: before.version } });
      await this.rankFits(tx, before.countryId, before.service, wish.rankId);
      const serviceNumber = wish.serviceNumber === undefined ? before.serviceNumber : cleanNumber(wish.serviceNumber);
      const renumbered = serviceNumber !== before.serviceNumber;
      if (renumbered) await this.numberIsFree(tx, before, serviceNumber);
      await this.personnel.update(tx, [
        {
          id,
          serviceNumber,
          category: wish.category,
          rankId: wish.rankId ?? null,
          preferredLanguage: wish.preferredLanguage ?? before.preferredLanguage,
          name,
          dateOfBirth: wish.dateOfBirth ?? null,
          sex: wish.sex ?? null,
        },
      ]);
      await this.personnel.setContact(tx, id, wish.email?.trim() || null, wish.phone?.trim() || null);
      if (renumbered && serviceNumber !== null) await renameSignIn(tx, id, before, serviceNumber);
      const after = await this.personnel.find(tx, actor.scopes('people.edit'), id);
      if (!after) throw notFound();
      await this.audit.record(tx, actor, {
        action: 'person.changed',
        entityKind: 'person',
        entityId: id,
        countryId: before.countryId,
        details: { fields: changedFields(before, after) },
      });
      return after;
    });
  }

  private async rankFits(tx: Tx, countryId: string, service: string, rankId: string | undefined): Promise<void> {
    if (rankId === undefined) return;
    const [rank] = await tx.query('SELECT 1 FROM rank WHERE id = $1 AND country_id = $2 AND service = $3', [
      rankId,
      countryId,
      service,
    ]);
    if (rank === undefined)
      throw new Problem('request.invalid', { pointers: [{ pointer: '/rankId', code: 'unknown' }] });
  }

  private async numberIsFree(tx: Tx, person: PersonDto, serviceNumber: string | null): Promise<void> {
    const [other] = await tx.query(
      'SELECT 1 FROM person WHERE country_id = $1 AND service = $2 AND service_number = $3 AND id <> $4',
      [person.countryId, person.service, serviceNumber, person.id],
    );
    if (other !== undefined)
      throw new Problem('contingents.numberTaken', { pointers: [{ pointer: '/serviceNumber', code: 'taken' }] });
  }
}

/** The number is part of the name under which a person signs in. */
async function renameSignIn(
  tx: Tx,
  personId: string,
  person: { countryCode: string; service: string },
  serviceNumber: string,
): Promise<void> {
  await tx.execute(
    'UPDATE account SET pin_login = $2, version = version + 1 WHERE person_id = $1 AND pin_login IS NOT NULL',
    [personId, pinLogin(person.countryCode, person.service, serviceNumber)],
  );
}

function changedFields(before: PersonDto, after: PersonDto): string[] {
  const fields = [
    'serviceNumber',
    'name',
    'familyName',
    'givenNames',
    'rankId',
    'category',
    'preferredLanguage',
    'dateOfBirth',
    'sex',
    'email',
    'phone',
  ] as const;
  return fields.filter((field) => before[field] !== after[field]);
}

function cursorOf(after: string | undefined): readonly [string, string] | null {
  if (after === undefined) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'));
    if (Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'string')
      return [value[0], value[1]];
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Problem('request.malformed');
}
