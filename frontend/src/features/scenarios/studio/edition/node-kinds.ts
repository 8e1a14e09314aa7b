/** Kinds of nodes, in the order in which they are offered. */
export const NODE_KINDS = ['situation', 'decision', 'task', 'branch', 'chance', 'outcome'] as const;
