/** The panels beside the page, in their order. */
export const panels = ['serves', 'comments', 'findings', 'steps'] as const;
export type Panel = (typeof panels)[number];
