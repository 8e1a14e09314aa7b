import type { Language } from '../texts/languages';
import type { Permission, Role, ScopeKind } from '@peacewright/contracts';

/** What GET /api/session answers. */
export type SessionView = { readonly signedIn: false } | SignedIn;

export interface SignedIn {
  readonly signedIn: true;
  readonly csrfToken: string;
  readonly account: Account;
  readonly roles: readonly HeldRole[];
  /** Names of what the account may do somewhere; where exactly, the server decides for each request. */
  readonly permissions: readonly Permission[];
}

export interface Account {
  readonly id: string;
  readonly displayName: string;
  /** Null for who signs in by service number and PIN. */
  readonly email: string | null;
  /** The secret was given by somebody else and must be replaced before anything else. */
  readonly mustChange: boolean;
  readonly secret: 'PIN' | 'PASSWORD';
  /** BCP 47 tag. */
  readonly preferredLanguage: string;
  /** Has a personnel record, and with it things to learn. */
  readonly learner: boolean;
}

/** A role within a scope. `endsAt` is an instant, or null where no end was set. */
export interface HeldRole {
  readonly role: Role;
  readonly scopeKind: ScopeKind;
  readonly scopeId: string | null;
  readonly scopeName: Readonly<Record<Language, string>>;
  readonly endsAt: string | null;
}

/** What a place or a button may ask for: a permission held anywhere, or being somebody who learns. */
export type Ability = Permission | 'learner';
