import { Injectable } from '@nestjs/common';
import { OWN_REASONS } from '@peacewright/contracts';
import { NO_COUNTRY, Audit } from '../../platform/audit';
import { Accounts, hashSecret, passwordIsWeak } from '../../platform/auth';
import { Database, type Tx } from '../../platform/database';
import { Problem } from '../../platform/http';
import { Jobs, type JobRun } from '../../platform/jobs';
import { Clock, Ids } from '../../platform/time';
import { InvitationsService, PlacesService, RolesService, USUAL_SERVICES, type OneTimeLink } from '../people';
import type { DemoAccountDto, InstanceDto, OwnCentreDto } from './instance.dto';
import { ReferenceLoader, type Progress } from './reference-loader';
import { DemonstrationLoader } from './demonstration/demonstration-loader';

const KEY = 'instance';
/** Fingerprint of the reference content that was loaded last. */
const REFERENCE_KEY = 'reference';
/** Held while reference content is brought up to date, so that replicas starting together do it once. */
const REFERENCE_LOCK = 727_274_004;
const PREPARE = 'instance.prepare';

/** The wish of the command line: the administrator sets the password later, with a one-time link. */
export interface InvitedCentre {
  readonly administrator: { readonly displayName: string; readonly email: string };
  readonly country: OwnCentreDto['country'];
  readonly centre: OwnCentreDto['centre'];
}

interface Stored {
  state: 'PREPARING' | 'DEMO' | 'CENTRE';
  jobId: string;
  demoAccounts?: DemoAccountDto[];
}

/** What this installation is: not yet anything, a demonstration, or a centre's own; and the one-time step between. */
@Injectable()
export class InstanceService {
  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
    private readonly accounts: Accounts,
    private readonly places: PlacesService,
    private readonly roles: RolesService,
    private readonly invitations: InvitationsService,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly reference: ReferenceLoader,
    private readonly demonstration: DemonstrationLoader,
  ) {
    jobs.define<{ kind: 'DEMO' | 'CENTRE' }>(PREPARE, (run) => this.prepare(run));
  }

  private readonly listeners: (() => void)[] = [];

  /** Told once when this process has made the installation a centre's own. */
  onOwnCentre(listener: () => void): void {
    this.listeners.push(listener);
  }

  async describe(): Promise<InstanceDto> {
    const stored = await this.stored();
    if (!stored) return { state: 'UNSET' };
    if (stored.state === 'DEMO') return { state: 'DEMO', demoAccounts: stored.demoAccounts ?? [] };
    if (stored.state === 'CENTRE') return { state: 'CENTRE' };
    const [job] = await this.db.query<{ step: string; done: number; total: number }>(
      'SELECT step, done, total FROM job WHERE id = $1',
      [stored.jobId],
    );
    return { state: 'PREPARING', step: job?.step ?? '', done: job?.done ?? 0, total: job?.total ?? 0 };
  }

  /** Answers the first page's question with "a demonstration"; the rest is a job. Refused once the question is answered. */
  async chooseDemonstration(): Promise<void> {
    await this.db.transaction((tx) => this.begin(tx, 'DEMO'));
  }

  /** Answers the first page's question with "our own centre": administrator, country and centre now, reference content as a job. */
  async chooseOwnCentre(wish: OwnCentreDto): Promise<void> {
    if (passwordIsWeak(wish.administrator.password))
      throw new Problem('password.weak', { pointers: [{ pointer: '/administrator/password', code: 'weak' }] });
    const passwordHash = await hashSecret(wish.administrator.password);
    await this.db.transaction((tx) => this.setUpCentre(tx, wish, passwordHash));
  }

  /** As `chooseOwnCentre`, for the command line: answers the link with which the administrator opens the account. */
  async inviteFirstAdministrator(wish: InvitedCentre): Promise<OneTimeLink> {
    return this.db.transaction(async (tx) => this.invitations.issue(tx, null, await this.setUpCentre(tx, wish, null)));
  }

  /** A way back in for a system administrator; null when the e-mail is not one's. For the command line alone. */
  async newAdministratorLink(email: string): Promise<OneTimeLink | null> {
    return this.db.transaction(async (tx) => {
      const [account] = await tx.query<{ id: string; countryId: string | null }>(
        `SELECT a.id, a.country_id AS "countryId" FROM account a JOIN role_assignment r ON r.account_id = a.id
         WHERE lower(a.email) = lower($1) AND a.state <> 'CLOSED' AND r.role = 'SYSTEM_ADMIN' AND r.ended_at IS NULL`,
        [email],
      );
      if (!account) return null;
      await this.audit.record(tx, null, {
        action: 'account.linkMade',
        entityKind: 'account',
        entityId: account.id,
        countryId: account.countryId ?? NO_COUNTRY,
      });
      return this.invitations.issue(tx, null, account.id);
    });
  }

  /** For `DEMO=1`: chooses the demonstration where nothing is chosen yet, and waits until it is there. */
  async prepareDemonstration(): Promise<void> {
    if (!(await this.stored())) await this.chooseDemonstration();
    await this.prepared();
  }

  /**
   * After the product was replaced by a newer one: brings in reference content that differs from what is loaded. Where
   * nothing is loaded yet there is nothing to do. Answers whether there was anything to bring.
   */
  async renewReference(): Promise<boolean> {
    const state = (await this.stored())?.state;
    if (state !== 'DEMO' && state !== 'CENTRE') return false;
    const shipped = await this.reference.fingerprint();
    return this.db.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [REFERENCE_LOCK]);
      const [loaded] = await tx.query<{ value: unknown }>('SELECT value FROM setting WHERE key = $1', [REFERENCE_KEY]);
      if (loaded?.value === shipped) return false;
      await this.reference.load(() => Promise.resolve());
      await this.put(tx, REFERENCE_KEY, shipped);
      return true;
    });
  }

  /** Waits until what was chosen is there. Throws when it could not be prepared. */
  async prepared(): Promise<void> {
    for (;;) {
      const stored = await this.stored();
      if (stored?.state !== 'PREPARING') return;
      const [job] = await this.db.query<{ state: string; problem: unknown }>(
        'SELECT state, problem FROM job WHERE id = $1',
        [stored.jobId],
      );
      if (job?.state === 'FAILED')
        throw new Error(`The installation could not be prepared: ${JSON.stringify(job.problem)}`);
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }

  /** Loopback while nothing is chosen or a demonstration with known passwords runs; every address for a centre's own. */
  async defaultHost(): Promise<string> {
    return (await this.stored())?.state === 'CENTRE' ? '0.0.0.0' : '127.0.0.1';
  }

  /** Country, centre and first administrator; without a password the account waits for its link. Answers the account. */
  private async setUpCentre(tx: Tx, wish: InvitedCentre, passwordHash: string | null): Promise<string> {
    await this.begin(tx, 'CENTRE');
    const countryId = await this.places.addCountry(tx, null, {
      ...wish.country,
      services: USUAL_SERVICES,
      fictional: false,
    });
    const centreId = await this.places.addCentre(tx, null, {
      ...wish.centre,
      countryId,
      code: `${wish.country.code}-1`,
    });
    const accountId = this.ids.next();
    await this.accounts.insert(tx, {
      id: accountId,
      countryId,
      personId: null,
      displayName: wish.administrator.displayName,
      email: wish.administrator.email,
      passwordHash,
      pinLogin: null,
      pinHash: null,
      mustChange: false,
      preferredLanguage: wish.centre.languages[0] ?? 'en',
      state: passwordHash === null ? 'INVITED' : 'ACTIVE',
      createdAt: this.clock.now(),
    });
    const grant = { accountId, endsAt: null, reason: OWN_REASONS.firstAdministrator };
    await this.roles.grant(tx, null, { ...grant, role: 'SYSTEM_ADMIN', scopeKind: 'SYSTEM', scopeId: null });
    await this.roles.grant(tx, null, { ...grant, role: 'NATIONAL_DESK', scopeKind: 'COUNTRY', scopeId: countryId });
    await this.roles.grant(tx, null, { ...grant, role: 'CENTRE_ADMIN', scopeKind: 'CENTRE', scopeId: centreId });
    return accountId;
  }

  private async begin(tx: Tx, kind: 'DEMO' | 'CENTRE'): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(727274002)');
    if (await this.stored(tx)) throw new Problem('instance.alreadySet');
    const jobId = await this.jobs.enqueue(tx, null, PREPARE, { kind });
    await this.store(tx, { state: 'PREPARING', jobId });
    await this.audit.record(tx, null, {
      action: 'instance.chosen',
      entityKind: 'instance',
      entityId: KEY,
      countryId: NO_COUNTRY,
      details: { kind },
    });
  }

  /** Repeatable: what is loaded already stays as it is. */
  private async prepare(run: JobRun<{ kind: 'DEMO' | 'CENTRE' }>): Promise<void> {
    const progress: Progress = (step, done, total) => run.progress(step, done, total);
    const shipped = await this.reference.fingerprint();
    await this.reference.load(progress);
    const demoAccounts = run.input.kind === 'DEMO' ? await this.demonstration.load(progress) : undefined;
    await this.db.transaction(async (tx) => {
      await this.put(tx, REFERENCE_KEY, shipped);
      await this.store(tx, { state: run.input.kind, jobId: run.id, ...(demoAccounts && { demoAccounts }) });
    });
    if (run.input.kind === 'CENTRE') for (const listener of this.listeners) listener();
  }

  private async stored(db: Tx | Database = this.db): Promise<Stored | null> {
    const [row] = await db.query<{ value: Stored }>('SELECT value FROM setting WHERE key = $1', [KEY]);
    return row?.value ?? null;
  }

  private store(tx: Tx, value: Stored): Promise<void> {
    return this.put(tx, KEY, value);
  }

  private async put(tx: Tx, key: string, value: unknown): Promise<void> {
    await tx.query(
      'INSERT INTO setting (key, value, updated_at) VALUES ($1,$2,$3) ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value, updated_at = EXCLUDED.updated_at',
      [key, JSON.stringify(value), this.clock.now()],
    );
  }
}
