/** The code of a system or database error, such as ENOENT or 57P03. */
export function errorCode(error: unknown): string | undefined {
  // Not by `instanceof Error`: the system's errors may come from another realm than ours, as they do under Jest.
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** For `.catch`: a file (or process) that is not there gives `undefined`; every other failure stays one. */
export function ignoreMissing(error: unknown): undefined {
  const code = errorCode(error);
  // ESRCH: the process ended while its entry under /proc was read.
  if (code === 'ENOENT' || code === 'ESRCH') return undefined;
  throw error;
}
