import { sameJson } from '../../../drafting';

/**
 * For what is worked out from the document and shown in many fields: as long as it reads the same, a stroke in one field draws
 * none of the others anew.
 */
export const UNCHANGED = { equal: sameJson };
