import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '../database';

export interface AccountRow {
  readonly id: string;
  readonly country_id: string | null;
  readonly display_name: string;
  readonly email: string | null;
  readonly password_hash: string | null;
  readonly pin_hash: string | null;
  readonly state: 'INVITED' | 'ACTIVE' | 'CLOSED';
  readonly preferred_language: string;
  readonly must_change: boolean;
}

export interface NewAccount {
  readonly id: string;
  readonly countryId: string | null;
  readonly personId: string | null;
  readonly displayName: string;
  readonly email: string | null;
  readonly passwordHash: string | null;
  /** From `pinLogin`; null where the person does not sign in by number. */
  readonly pinLogin: string | null;
  readonly pinHash: string | null;
  readonly mustChange: boolean;
  readonly preferredLanguage: string;
  readonly state: 'INVITED' | 'ACTIVE';
  readonly createdAt: Date;
}

/** Blanks between figures only part them for the eye: `0100 0407` is `01000407`. */
export function closeDigits(number: string): string {
  return number.replace(/(?<=\d)\s+(?=\d)/g, '');
}

/** The name under which a person signs in on a shared tablet: country code, service and number. */
export function pinLogin(countryCode: string, service: string, number: string): string {
  return `${countryCode}/${service}/${closeDigits(number.trim())}`.toUpperCase();
}

const COLUMNS = 'id, country_id, display_name, email, password_hash, pin_hash, state, preferred_language, must_change';

/** All SQL of accounts. */
@Injectable()
export class Accounts {
  async byEmail(db: Queryable, email: string): Promise<AccountRow | null> {
    const [row] = await db.query<AccountRow>(`SELECT ${COLUMNS} FROM account WHERE lower(email) = lower($1)`, [
      email.trim(),
    ]);
    return row ?? null;
  }

  async byPinLogin(db: Queryable, login: string): Promise<AccountRow | null> {
    const [row] = await db.query<AccountRow>(`SELECT ${COLUMNS} FROM account WHERE pin_login = $1`, [login]);
    return row ?? null;
  }

  async byId(db: Queryable, id: string): Promise<AccountRow | null> {
    const [row] = await db.query<AccountRow>(`SELECT ${COLUMNS} FROM account WHERE id = $1`, [id]);
    return row ?? null;
  }

  async insert(tx: Tx, account: NewAccount): Promise<void> {
    await tx.query(
      `INSERT INTO account (id, country_id, person_id, display_name, email, password_hash, pin_login, pin_hash, must_change, preferred_language, state, created_at)
       VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12)`,
      [
        account.id,
        account.countryId,
        account.personId,
        account.displayName,
        account.email,
        account.passwordHash,
        account.pinLogin,
        account.pinHash,
        account.mustChange,
        account.preferredLanguage,
        account.state,
        account.createdAt,
      ],
    );
  }

  async setPassword(tx: Tx, id: string, passwordHash: string): Promise<void> {
    await tx.query(
      `UPDATE account SET password_hash = $2, must_change = false, version = version + 1,
         state = CASE WHEN state = 'INVITED' THEN 'ACTIVE' ELSE state END WHERE id = $1`,
      [id, passwordHash],
    );
  }

  async setPin(tx: Tx, id: string, pinHash: string, mustChange: boolean): Promise<void> {
    await tx.query('UPDATE account SET pin_hash = $2, must_change = $3, version = version + 1 WHERE id = $1', [
      id,
      pinHash,
      mustChange,
    ]);
  }

  async setLanguage(tx: Tx, id: string, language: string): Promise<void> {
    await tx.query('UPDATE account SET preferred_language = $2, version = version + 1 WHERE id = $1', [id, language]);
  }
}
