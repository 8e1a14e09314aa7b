/**
 * Reasons that the product itself writes where people else write theirs, as they are stored. Who shows a reason translates
 * these by their name (`ui.reason.own.<name>`); whatever else stands there was typed and is shown as it is.
 */
export const OWN_REASONS = {
  rollImport: 'roll import',
  onRoll: 'on a roll',
  firstAdministrator: 'first administrator',
  demonstration: 'demonstration',
} as const;

type OwnReason = keyof typeof OWN_REASONS;

/** Which of the product's own reasons this is; undefined for one that somebody typed. */
export function ownReason(reason: string): OwnReason | undefined {
  return (Object.keys(OWN_REASONS) as OwnReason[]).find((name) => OWN_REASONS[name] === reason);
}
