/** For acts that are kept with their reason. A door of its own for the same cause as that of the forms. */
export { askReason, type ReasonQuestion } from './reason-dialog';
