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
  /** It was taken back; a new one needs the word of somebody who may take back. */
  'learning.certificateTakenBack': 409,
  /** A step of the lifecycle is not open; `data.reasons` says why. */
  'edition.refused': 409,
  /** Only a draft can be written in. */
  'edition.notOpen': 409,
  'edition.exists': 409,
  /** A test takes this value as its pass mark. */
  'centreValue.notPercent': 422,
  'code.taken': 409,
  'document.invalid': 422,
  'translation.structure': 422,
  /** A picture that breaks off, or only begins like one. */
  'file.incomplete': 422,
  'file.svgUnsafe': 422,
  'file.typeRefused': 415,
  'package.invalid': 422,
  'contingents.rankHeld': 409,
  'contingents.numberTaken': 409,
  'contingents.otherName': 409,
  'contingents.bornLater': 422,
  'contingents.datesOrder': 422,
  'contingents.stateNotNext': 409,
  'contingents.postTaken': 409,
  'contingents.alreadyOnRoll': 409,
  'contingents.inUse': 409,
  'contingents.fileDamaged': 422,
  'contingents.fileEmpty': 422,
  'contingents.fileTooLarge': 413,
  'contingents.fileUnsupported': 415,
  'contingents.undecided': 409,
  'contingents.unmapped': 409,
  'contingents.importClosed': 409,
  'contingents.notAdopted': 409,
  /** Contacts that a scenario shows are not entered; `data` lists them. */
  'contingents.contactsMissing': 409,
  'contingents.notPublished': 409,
  'contingents.alreadyAssigned': 409,
  'contingents.noAccount': 404,
  'contingents.notInstructor': 422,
  'contingents.offeringState': 409,
  /** A step that the run does not allow there; `params.at` counts from 0, `params.refusal` says why. */
  'scenarios.stepRefused': 422,
  /** The run went on elsewhere; `data.steps` is what is kept. */
  'scenarios.otherSteps': 409,
  /** A run of this id is another one: another edition, beginning or seed. */
  'scenarios.otherRun': 409,
  /** Steps between those kept and those sent are missing; `params.kept` says how many are kept. */
  'scenarios.stepsMissing': 409,
  /** The run has gone on from there, perhaps on another device; it is to be read again. */
  'scenarios.stepStale': 409,
  /** Time runs from the moment the scene has been read, which nobody said yet. */
  'scenarios.notRead': 409,
  /** Contacts that the scenario shows are not entered by the centre; `data.contacts` names them. */
  'scenarios.contactsMissing': 409,
  'sources.linkExists': 409,
  'sources.targetUnknown': 422,
  'sources.copyUnsupported': 415,
  'sources.copyTooLarge': 413,
  'sources.copyEncrypted': 422,
  'sources.copyDamaged': 422,
  'sources.copyTimeout': 422,
  'sources.copyEmpty': 422,
  /** Nothing was imported; `data.rows` says which rows are refused and why. */
  'sources.importRefused': 422,
  'sources.importTooLarge': 413,
  'sources.importUnreadable': 422,
  'people.emailTaken': 409,
  'people.noEmail': 409,
  'people.accountClosed': 409,
  'people.accountOpen': 409,
  'people.ownAccount': 403,
  'people.ownAccommodation': 403,
  'people.lastAdministrator': 409,
  'people.roleHeld': 409,
  'people.serviceInUse': 409,
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
