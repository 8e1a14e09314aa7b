import { Inject, Injectable } from '@nestjs/common';
import { OWN_REASONS } from '@peacewright/contracts';
import type { Actor } from '../../../platform/access';
import { Audit } from '../../../platform/audit';
import { Accounts, hashSecret, makePin, pinLogin, SignInLimits } from '../../../platform/auth';
import { CONFIG, type Config } from '../../../platform/config';
import { Database, type Tx } from '../../../platform/database';
import { notFound, Problem } from '../../../platform/http';
import { Jobs, type JobRun } from '../../../platform/jobs';
import { makePdf } from '../../../platform/pdf';
import { Files } from '../../../platform/storage';
import { Clock, Ids } from '../../../platform/time';
import { RolesService } from '../../people';
import { RotationQueries } from '../rotations.queries';
import { PinAccountQueries, SLIPS, type PinPerson } from './pin-accounts.queries';
import type { AccountsStartedDto, PinResetDoneDto } from './pin-accounts.dto';
import { pinSlipsDocument } from './pin-slips';

const JOB = 'contingents.makeAccounts';
const DAY_MS = 86_400_000;
/** PINs hashed at once: as many as keep a small machine answering others. */
const AT_ONCE = 2;

interface JobInput {
  readonly rotationId: string;
  readonly countryId: string;
  readonly centreId: string;
  readonly subUnitIds: readonly string[] | null;
  readonly address: string;
}

/** Accounts in bulk from the roll with printed PINs, and one new PIN for one person. Within the scope of `account.manage`. */
@Injectable()
export class PinAccountsService {
  constructor(
    private readonly db: Database,
    private readonly rotations: RotationQueries,
    private readonly queries: PinAccountQueries,
    private readonly accounts: Accounts,
    private readonly limits: SignInLimits,
    private readonly roles: RolesService,
    private readonly jobs: Jobs,
    private readonly files: Files,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    jobs.define<JobInput>(JOB, (run) => this.run(run));
  }

  /** Queues the making of accounts for everybody on the roll who lacks one. `origin` is printed where no public address is set. */
  start(
    actor: Actor,
    rotationId: string,
    subUnitIds: readonly string[] | null,
    origin: string,
  ): Promise<AccountsStartedDto> {
    return this.db.transaction(async (tx) => {
      const rotation = await this.rotations.lock(tx, actor.scopes('account.manage'), rotationId);
      if (!rotation) throw notFound();
      const people = (await this.queries.withoutAccount(tx, rotationId, subUnitIds)).length;
      if (people === 0) return { people, jobId: null };
      const input: JobInput = {
        rotationId,
        countryId: rotation.countryId,
        centreId: rotation.centreId,
        subUnitIds,
        address: this.config.publicUrl ?? origin,
      };
      const jobId = await this.jobs.enqueue(tx, actor, JOB, input);
      await this.audit.record(tx, actor, {
        action: 'accounts.requested',
        entityKind: 'rotation',
        entityId: rotationId,
        countryId: rotation.countryId,
        centreId: rotation.centreId,
        details: { people, jobId },
      });
      return { people, jobId };
    });
  }

  /** The slips of a job, to whoever asked for it, for a day. */
  async slips(actor: Actor, jobId: string): Promise<Buffer> {
    const since = new Date(this.clock.now().getTime() - DAY_MS);
    await this.db.transaction((tx) => this.queries.purge(tx, since));
    const hash = await this.queries.slips(this.db, jobId, actor.accountId, since);
    const pdf = hash === null ? null : await this.files.bytes(this.db, hash);
    if (!pdf) throw notFound();
    return pdf;
  }

  /** A new PIN for one person; sessions end, locks are lifted. The PIN is in the answer and nowhere else. */
  async reset(actor: Actor, personId: string, reason: string, origin: string): Promise<PinResetDoneDto> {
    const person = await this.queries.person(this.db, actor.scopes('account.manage'), personId);
    if (!person) throw notFound();
    const pin = makePin();
    const hash = await hashSecret(pin);
    await this.db.transaction(async (tx) => {
      const found = await this.queries.accountOf(tx, actor.scopes('account.manage'), personId);
      if (!found) throw new Problem('contingents.noAccount');
      await this.accounts.setPin(tx, found.accountId, hash, true);
      await this.queries.endSessions(tx, found.accountId);
      await this.limits.forget(tx, pinLogin(person.countryCode, person.service, person.number));
      await this.audit.record(tx, actor, {
        action: 'account.pinReset',
        entityKind: 'account',
        entityId: found.accountId,
        countryId: person.countryId,
        reason,
      });
    });
    const slip = await makePdf(pinSlipsDocument([{ ...person, pin }], this.config.publicUrl ?? origin));
    return { pin, slip: slip.toString('base64') };
  }

  /** Everything slow first; then accounts, roles and the slips in one transaction, so that no account is without its slip. */
  private async run({
    id,
    input,
    ownerId,
    ...job
  }: JobRun<JobInput>): Promise<{ created: number; slips: string | null }> {
    if (await this.queries.slipsMade(this.db, id)) return { created: 0, slips: `/api/pin-slips/${id}` };
    await this.db.transaction((tx) => this.queries.purge(tx, new Date(this.clock.now().getTime() - DAY_MS)));
    const people = await this.queries.withoutAccount(this.db, input.rotationId, input.subUnitIds);
    const made = new Map<string, { pin: string; hash: string }>();
    for (let at = 0; at < people.length; at += AT_ONCE) {
      const some = people.slice(at, at + AT_ONCE);
      for (const [index, secret] of (await Promise.all(some.map(() => newSecret()))).entries()) {
        const person = some[index];
        if (person) made.set(person.personId, secret);
      }
      if (at % 20 === 0) await job.progress('hashing', at, people.length);
    }
    await job.progress('printing', people.length, people.length);
    const printed = people.flatMap((person) => {
      const secret = made.get(person.personId);
      return secret ? [{ ...person, pin: secret.pin }] : [];
    });
    const pdf = printed.length === 0 ? null : await makePdf(pinSlipsDocument(printed, input.address));
    return this.db.transaction(async (tx) => {
      // Somebody may have got an account in the meantime: then the slips are wrong, and the job begins anew.
      const still = await this.queries.withoutAccount(tx, input.rotationId, input.subUnitIds);
      const lacking = new Set(still.map((person) => person.personId));
      if (people.some((person) => !lacking.has(person.personId)))
        throw new Error('The roll changed while PINs were made.');
      for (const person of people) await this.insert(tx, person, made.get(person.personId)?.hash ?? null);
      if (pdf) {
        const file = await this.files.put(tx, pdf, 'application/pdf');
        await this.files.use(tx, file.hash, {
          ownerKind: SLIPS,
          ownerId: id,
          centreId: null,
          name: 'pin-slips.pdf',
          by: ownerId,
        });
      }
      await this.audit.record(tx, null, {
        action: 'accounts.made',
        entityKind: 'rotation',
        entityId: input.rotationId,
        countryId: input.countryId,
        centreId: input.centreId,
        details: { people: people.map((person) => person.personId), requestedBy: ownerId },
      });
      return { created: people.length, slips: pdf ? `/api/pin-slips/${id}` : null };
    });
  }

  private async insert(tx: Tx, person: PinPerson, pinHash: string | null): Promise<void> {
    const accountId = this.ids.next();
    await this.accounts.insert(tx, {
      id: accountId,
      countryId: person.countryId,
      personId: person.personId,
      displayName: person.name,
      email: null,
      passwordHash: null,
      pinLogin: pinLogin(person.countryCode, person.service, person.number),
      pinHash,
      mustChange: true,
      preferredLanguage: person.language,
      state: 'ACTIVE',
      createdAt: this.clock.now(),
    });
    await this.roles.grant(tx, null, {
      accountId,
      role: 'LEARNER',
      scopeKind: 'COUNTRY',
      scopeId: person.countryId,
      endsAt: null,
      reason: OWN_REASONS.onRoll,
    });
  }
}

async function newSecret(): Promise<{ pin: string; hash: string }> {
  const pin = makePin();
  return { pin, hash: await hashSecret(pin) };
}
