/** Parts of a scenario beside its nodes, in the order of the outline. */
export const PARTS = [
  'about',
  'roles',
  'objectives',
  'variables',
  'facts',
  'presets',
  'media',
  'card',
  'contacts',
  'sources',
] as const;
export type Part = (typeof PARTS)[number];
