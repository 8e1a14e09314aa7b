import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Actor } from '../access/actor';
import { CONFIG, type Config } from '../config';
import { Database, SharedReads, type Tx } from '../database';
import { Clock } from '../time';
import { actorFrom, GRANTS_OF_A, type ActorRow } from './actors';

/** A session ends this long after its last use… */
const IDLE_MS = 8 * 3_600_000;
/** …and at the latest this long after sign-in. */
const LONGEST_MS = 24 * 3_600_000;
/** The languages that the screens speak. */
const SCREEN_LANGUAGES: readonly string[] = ['en', 'fr'];
/** `seen_at` is not written more often than this: a read should not write. */
const SEEN_EVERY_MS = 300_000;

export const SESSION_COOKIE = 'pw_session';
const DEVICE_COOKIE = 'pw_device';

export interface Session {
  readonly actor: Actor;
  readonly csrfToken: string;
  readonly mustChange: boolean;
}

interface SessionRow extends ActorRow {
  must_change: boolean;
  token_hash: Buffer;
  csrf_token: string;
  seen_at: Date;
}

/** Sessions live in PostgreSQL, so that any replica knows them; the browser holds an opaque token only. */
@Injectable()
export class Sessions {
  /** Every request begins with its session: those that come at once are looked up at once. */
  private readonly reads = new SharedReads<Buffer, SessionRow | null>((digests) => this.rowsOf(digests));

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The live session of a request, with all grants, in one query at most; null when there is none. */
  async find(request: Request, correlationId: string): Promise<Session | null> {
    const token = cookieOf(request, SESSION_COOKIE);
    if (token === null) return null;
    const now = this.clock.now();
    const row = await this.reads.ask(digest(token));
    if (!row) return null;
    if (now.getTime() - row.seen_at.getTime() > SEEN_EVERY_MS)
      await this.db.query('UPDATE session SET seen_at = $2 WHERE token_hash = $1', [digest(token), now]);
    return {
      actor: actorFrom(
        { ...row, preferred_language: screenLanguage(request) ?? row.preferred_language },
        correlationId,
      ),
      csrfToken: row.csrf_token,
      mustChange: row.must_change,
    };
  }

  private async rowsOf(digests: readonly Buffer[]): Promise<(SessionRow | null)[]> {
    const now = this.clock.now();
    const rows = await this.db.query<SessionRow>(FIND_SQL, [digests, now, new Date(now.getTime() - IDLE_MS)]);
    return digests.map((digest) => rows.find((row) => row.token_hash.equals(digest)) ?? null);
  }

  /** Opens a session for an account and sets its cookie; an earlier session of the same browser ends. */
  async open(tx: Tx, request: Request, response: Response, accountId: string): Promise<void> {
    const earlier = cookieOf(request, SESSION_COOKIE);
    if (earlier !== null) await tx.query('DELETE FROM session WHERE token_hash = $1', [digest(earlier)]);
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    await tx.query(
      `INSERT INTO session (token_hash, account_id, csrf_token, device_id, created_at, seen_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $5, $6)`,
      [
        digest(token),
        accountId,
        randomBytes(24).toString('base64url'),
        this.device(request, response),
        now,
        new Date(now.getTime() + LONGEST_MS),
      ],
    );
    response.cookie(SESSION_COOKIE, token, {
      httpOnly: true,
      sameSite: 'strict',
      secure: this.secure(request),
      path: '/',
      maxAge: LONGEST_MS,
    });
    // The next look-up in this request must see the new session, not the old cookie.
    (request.cookies as Record<string, string>)[SESSION_COOKIE] = token;
  }

  /** Ends the session of a request. */
  async close(request: Request, response: Response): Promise<void> {
    const token = cookieOf(request, SESSION_COOKIE);
    if (token !== null) await this.db.query('DELETE FROM session WHERE token_hash = $1', [digest(token)]);
    response.clearCookie(SESSION_COOKIE, { path: '/' });
  }

  /** Ends every session of an account, but for the one of `request` where given. */
  async closeAll(tx: Tx, accountId: string, except?: Request): Promise<void> {
    const kept = except ? cookieOf(except, SESSION_COOKIE) : null;
    await tx.query('DELETE FROM session WHERE account_id = $1 AND token_hash IS DISTINCT FROM $2', [
      accountId,
      kept === null ? null : digest(kept),
    ]);
  }

  /** A stable name for this browser, so that sign-in limits count a device and not a classroom's shared address. */
  device(request: Request, response: Response): string {
    const known = cookieOf(request, DEVICE_COOKIE);
    if (known !== null && /^[A-Za-z0-9_-]{20,40}$/.test(known)) return known;
    const id = randomBytes(18).toString('base64url');
    response.cookie(DEVICE_COOKIE, id, {
      httpOnly: true,
      sameSite: 'strict',
      secure: this.secure(request),
      path: '/',
      maxAge: 365 * 86_400_000,
    });
    return id;
  }

  private secure(request: Request): boolean {
    return request.secure || (this.config.publicUrl?.startsWith('https:') ?? false);
  }
}

/** From the session to its account, whatever PostgreSQL believes of their numbers: just after a roll was given accounts it knows little. */
const FIND_SQL = `
  WITH s AS MATERIALIZED (
    SELECT account_id, token_hash, csrf_token, seen_at FROM session WHERE token_hash = ANY($1) AND expires_at > $2 AND seen_at > $3
  )
  SELECT a.id AS account_id, a.country_id, a.person_id, a.preferred_language, a.must_change, s.token_hash, s.csrf_token, s.seen_at, ${GRANTS_OF_A}
  FROM s JOIN account a ON a.id = s.account_id
  WHERE a.state = 'ACTIVE'`;

/** The language in which the page that asks is shown now; what is worded for it is worded so, whatever the account prefers. */
function screenLanguage(request: Request): string | undefined {
  return SCREEN_LANGUAGES.find((language) => language === request.get('x-screen-language'));
}

function cookieOf(request: Request, name: string): string | null {
  const value = (request.cookies as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' && value.length > 0 && value.length < 200 ? value : null;
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
