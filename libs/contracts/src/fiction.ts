/**
 * What an approver of a scenario vouches for, line by line: its fiction points at nobody and nothing real, and teaches
 * nothing that must not be taught.
 */
export const FICTION_CHECKS = ['state', 'people', 'groups', 'places', 'events', 'weapons', 'rules', 'media'] as const;
export type FictionCheck = (typeof FICTION_CHECKS)[number];
