export { BackupError } from './backup-error';
export { restoreBackup, type RestoreOptions } from './restore-backup';
export { writeBackup } from './write-backup';
