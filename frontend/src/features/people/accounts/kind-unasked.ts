import { roleHas, type Role, type ScopeKind } from '@peacewright/contracts';

/** Who is on the list: staff, people with a personnel record, or both. */
export type AccountKind = 'STAFF' | 'LEARNERS' | 'ALL';

const WITH_STAFF: readonly ScopeKind[] = ['SYSTEM', 'COUNTRY', 'CENTRE'];

/**
 * The kind that is shown where none was chosen: everybody while something is looked for; else staff, or the people of the
 * rolls for those who look after a contingent or rotation alone and see no staff.
 */
export function kindUnasked(
  roles: readonly { readonly role: Role; readonly scopeKind: ScopeKind }[],
  q: string | undefined,
): AccountKind {
  if (q) return 'ALL';
  const seesStaff = roles.some(
    ({ role, scopeKind }) => roleHas(role, 'account.manage') && WITH_STAFF.includes(scopeKind),
  );
  return seesStaff ? 'STAFF' : 'LEARNERS';
}
