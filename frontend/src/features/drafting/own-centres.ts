import { computed, inject, type Signal } from '@angular/core';
import { roleHas, type Permission } from '@peacewright/contracts';
import { Session } from '../../app';

export interface Centre {
  readonly id: string;
  readonly name: string;
}

/** Centres in which the person holds `permission`. In an injection context. */
export function centresWith(permission: Permission): Signal<readonly Centre[]> {
  const { roles } = inject(Session);
  return computed(() => {
    const found = roles().flatMap(({ role, scopeKind, scopeId, scopeName }) =>
      scopeKind === 'CENTRE' && scopeId !== null && roleHas(role, permission)
        ? // A centre has one name in all languages.
          [{ id: scopeId, name: scopeName.en }]
        : [],
    );
    return [...new Map(found.map((centre) => [centre.id, centre])).values()];
  });
}
