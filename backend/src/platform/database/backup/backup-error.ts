/** A backup cannot be written or restored. The message is one an operator can act on; nothing was changed. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}
