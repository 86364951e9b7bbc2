import { type Bilingual, bothLanguages } from '@juanzong/kernel';

export type BackupErrorCode =
  | 'backup.not-a-data-directory'
  | 'backup.not-a-backup'
  | 'backup.target-not-empty'
  | 'backup.copy-failed'
  | 'backup.source-damaged'
  | 'backup.manifest-malformed'
  | 'backup.format-unknown'
  | 'backup.incomplete'
  | 'backup.damaged'
  | 'backup.other-clock'
  | 'backup.master-key-needed'
  | 'backup.erasures-unreadable';

/** Why there is no backup, or nothing was restored. Nothing half-written has the name that was asked for. */
export class BackupError extends Error {
  constructor(
    readonly code: BackupErrorCode,
    readonly text: Bilingual,
    readonly details: readonly string[] = [],
  ) {
    super([bothLanguages(text), ...details].join('\n  '));
    this.name = 'BackupError';
  }
}

export const backupError = (code: BackupErrorCode, zh: string, en: string, details: readonly string[] = []): BackupError => new BackupError(code, { zh, en }, details);
