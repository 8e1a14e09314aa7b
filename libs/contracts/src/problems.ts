/**
 * Every error code the server may answer with, and its HTTP status. The client translates `problems.<code>`; a raw server
 * text is never shown. Add a code here, and its sentence in both languages in the frontend, in the same change.
 */
export const PROBLEM_STATUS = {
  'request.invalid': 422,
  'request.malformed': 400,
  'request.tooLarge': 413,
  'request.tooMany': 429,
  'request.notFound': 404,
  'request.conflict': 409,
  'request.csrf': 403,
  'request.unsupportedMedia': 415,
  'access.signInNeeded': 401,
  'access.refused': 403,
  'access.mustChangePin': 403,
  'signIn.failed': 401,
  'signIn.locked': 429,
  'pin.weak': 422,
  'password.weak': 422,
  'invitation.invalid': 404,
  'instance.alreadySet': 409,
  'instance.notSet': 409,
  'edit.stale': 409,
  'evidence.own': 403,
  'evidence.revoked': 409,
  'learning.noAttemptsLeft': 409,
  'learning.waiting': 409,
  'learning.alreadyPassed': 409,
  'learning.notEarned': 409,
  /** A step of the lifecycle is not open; `data.reasons` says why. */
  'edition.refused': 409,
  /** Only a draft can be written in. */
  'edition.notOpen': 409,
  'edition.exists': 409,
  'code.taken': 409,
  'document.invalid': 422,
  'translation.structure': 422,
  'file.svgUnsafe': 422,
  'file.typeRefused': 415,
  'package.invalid': 422,
  'rank.held': 409,
  'person.numberTaken': 409,
  'person.otherName': 409,
  'rotation.dates': 422,
  'rotation.state': 409,
  'roll.postTaken': 409,
  'roll.alreadyOn': 409,
  'roll.inUse': 409,
  'rollFile.damaged': 422,
  'rollFile.empty': 422,
  'rollFile.tooLarge': 413,
  'rollFile.unsupported': 415,
  'rollImport.undecided': 409,
  'rollImport.unmapped': 409,
  'rollImport.closed': 409,
  'assignment.notAdopted': 409,
  'assignment.notPublished': 409,
  'assignment.exists': 409,
  'account.none': 404,
  'offering.notInstructor': 422,
  'offering.state': 409,
  'server.failed': 500,
  'server.busy': 503,
} as const satisfies Record<string, number>;

export type ProblemCode = keyof typeof PROBLEM_STATUS;

/** RFC 9457 problem document as the API sends it. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  /** Values for the translated sentence. */
  readonly params?: Readonly<Record<string, string | number>>;
  /** JSON pointers into the request body, with a code each. */
  readonly pointers?: readonly { readonly pointer: string; readonly code: string }[];
  /** More of what happened, in the shape the code promises (`edit.stale`: the stored text and version). */
  readonly data?: unknown;
  readonly correlationId: string;
}
