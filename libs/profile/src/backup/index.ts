export { backUp, type BackupRequest } from './back-up.js';
export { BackupError, type BackupErrorCode } from './backup-error.js';
export { erasureListOf } from './layout.js';
export type { Manifest } from './manifest.js';
export type { BackupProgress, OnProgress } from './progress.js';
export { type Restored, restoreBackup, type RestoreRequest } from './restore-backup.js';
