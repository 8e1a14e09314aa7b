/** Every role of domain section 3.3. A role counts only within the scope it was granted for. */
export const ROLES = [
  'LEARNER',
  'INSTRUCTOR',
  'ASSESSOR',
  'CURRICULUM_DEVELOPER',
  'APPROVER',
  'TRANSLATOR',
  'CONTINGENT_TRAINING_OFFICER',
  'CENTRE_ADMIN',
  'NATIONAL_DESK',
  'SIGNATORY',
  'EXERCISE_DIRECTOR',
  'EXCON',
  'CONTROLLER',
  'PLAYER',
  'EVALUATOR',
  'VISITOR_AUDITOR',
  'SYSTEM_ADMIN',
] as const;
export type Role = (typeof ROLES)[number];

export const SCOPE_KINDS = ['SYSTEM', 'COUNTRY', 'CENTRE', 'CONTINGENT', 'ROTATION', 'OFFERING', 'ASSESSMENT'] as const;
export type ScopeKind = (typeof SCOPE_KINDS)[number];

/** What a route or a button may ask for. Own data (a learner's own progress) needs no permission but a signed-in account. */
export const PERMISSIONS = [
  'source.read',
  'source.edit',
  'recommendation.link',
  'recommendation.judge',
  'course.read',
  'course.edit',
  'course.review',
  'course.approve',
  'course.translate',
  'centreValue.edit',
  'people.read',
  'people.edit',
  'account.manage',
  'role.grant',
  'lock.lift',
  'contingent.read',
  'contingent.edit',
  'roll.edit',
  'assignment.edit',
  'completion.read',
  'completion.export',
  'offering.read',
  'offering.edit',
  'attendance.sign',
  'evidence.read',
  'evidence.revoke',
  /** Extra time, attempts and the like for one person: seen and set by few. */
  'accommodation.manage',
  'audit.read',
  'country.edit',
  'system.manage',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

interface RoleDefinition {
  /** Scope kinds the role may be granted for. */
  readonly scopes: readonly ScopeKind[];
  readonly permissions: readonly Permission[];
  /** The role must be granted with an end (visitors). */
  readonly timeBoxed?: true;
}

/** The one table of who may do what. A permission holds within the scope of the grant only. */
export const ROLE_TABLE: Readonly<Record<Role, RoleDefinition>> = {
  LEARNER: { scopes: ['COUNTRY'], permissions: [] },
  INSTRUCTOR: {
    scopes: ['CENTRE', 'OFFERING'],
    permissions: ['course.read', 'source.read', 'offering.read', 'attendance.sign'],
  },
  ASSESSOR: {
    scopes: ['CENTRE', 'OFFERING', 'ASSESSMENT'],
    permissions: ['course.read', 'offering.read', 'attendance.sign'],
  },
  CURRICULUM_DEVELOPER: {
    scopes: ['CENTRE'],
    permissions: [
      'source.read',
      'source.edit',
      'recommendation.link',
      'course.read',
      'course.edit',
      'course.review',
      'course.translate',
    ],
  },
  APPROVER: {
    scopes: ['CENTRE'],
    permissions: [
      'source.read',
      'recommendation.judge',
      'course.read',
      'course.review',
      'course.approve',
      'centreValue.edit',
    ],
  },
  TRANSLATOR: { scopes: ['CENTRE'], permissions: ['source.read', 'course.read', 'course.translate'] },
  CONTINGENT_TRAINING_OFFICER: {
    scopes: ['CONTINGENT', 'ROTATION'],
    permissions: [
      'contingent.read',
      'contingent.edit',
      'roll.edit',
      'people.read',
      'people.edit',
      'account.manage',
      'lock.lift',
      'assignment.edit',
      'completion.read',
      'completion.export',
      'evidence.read',
      'course.read',
      'source.read',
    ],
  },
  CENTRE_ADMIN: {
    scopes: ['CENTRE'],
    permissions: [
      'source.read',
      'source.edit',
      'recommendation.link',
      'recommendation.judge',
      'course.read',
      'course.review',
      'centreValue.edit',
      'people.read',
      'people.edit',
      'account.manage',
      'role.grant',
      'lock.lift',
      'contingent.read',
      'contingent.edit',
      'roll.edit',
      'assignment.edit',
      'completion.read',
      'completion.export',
      'offering.read',
      'offering.edit',
      'attendance.sign',
      'evidence.read',
      'evidence.revoke',
      'accommodation.manage',
      'audit.read',
    ],
  },
  NATIONAL_DESK: {
    scopes: ['COUNTRY'],
    permissions: [
      'source.read',
      'recommendation.judge',
      'course.read',
      'people.read',
      'people.edit',
      'account.manage',
      'role.grant',
      'lock.lift',
      'contingent.read',
      'contingent.edit',
      'roll.edit',
      'assignment.edit',
      'completion.read',
      'completion.export',
      'offering.read',
      'evidence.read',
      'evidence.revoke',
      'audit.read',
      'country.edit',
    ],
  },
  SIGNATORY: {
    scopes: ['COUNTRY'],
    permissions: ['contingent.read', 'completion.read', 'evidence.read', 'course.read', 'source.read'],
  },
  EXERCISE_DIRECTOR: { scopes: ['CENTRE'], permissions: ['course.read', 'source.read'] },
  EXCON: { scopes: ['CENTRE'], permissions: ['course.read'] },
  CONTROLLER: { scopes: ['CENTRE'], permissions: ['course.read'] },
  PLAYER: { scopes: ['CENTRE'], permissions: [] },
  EVALUATOR: { scopes: ['CENTRE'], permissions: ['course.read'] },
  VISITOR_AUDITOR: {
    scopes: ['COUNTRY', 'CONTINGENT', 'ROTATION'],
    permissions: ['contingent.read', 'completion.read', 'evidence.read', 'course.read', 'source.read'],
    timeBoxed: true,
  },
  SYSTEM_ADMIN: {
    scopes: ['SYSTEM'],
    permissions: ['system.manage', 'role.grant', 'account.manage', 'lock.lift', 'country.edit', 'audit.read'],
  },
};

/** True when `role` carries `permission` in whatever scope it is granted. */
export function roleHas(role: Role, permission: Permission): boolean {
  return ROLE_TABLE[role].permissions.includes(permission);
}

/**
 * Which roles the holder of a role may grant and end, always within the own scope only (a country holds its centres,
 * contingents and rotations).
 */
export const MAY_GRANT: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  SYSTEM_ADMIN: ['SYSTEM_ADMIN', 'NATIONAL_DESK', 'CENTRE_ADMIN'],
  NATIONAL_DESK: [
    'NATIONAL_DESK',
    'SIGNATORY',
    'CENTRE_ADMIN',
    'CONTINGENT_TRAINING_OFFICER',
    'VISITOR_AUDITOR',
    'LEARNER',
  ],
  CENTRE_ADMIN: [
    'CENTRE_ADMIN',
    'INSTRUCTOR',
    'ASSESSOR',
    'CURRICULUM_DEVELOPER',
    'APPROVER',
    'TRANSLATOR',
    'CONTINGENT_TRAINING_OFFICER',
    'EXERCISE_DIRECTOR',
    'EXCON',
    'CONTROLLER',
    'PLAYER',
    'EVALUATOR',
  ],
};
