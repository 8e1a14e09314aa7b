/** For `.catch`: a file (or process) that is not there gives `undefined`; every other failure stays one. */
export function ignoreMissing(error: unknown): undefined {
  // ESRCH: the process ended while its entry under /proc was read.
  if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH'))
    return undefined;
  throw error;
}
