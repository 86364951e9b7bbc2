import type { Bilingual } from '@juanzong/kernel';

/** How far a backup or a restore has come. */
export interface BackupProgress {
  readonly step: Bilingual;
  readonly done: number;
  /** 0 as long as nobody knows. */
  readonly total: number;
}

export type OnProgress = (progress: BackupProgress) => void;

export const STEPS = {
  store: { zh: '事件存储', en: 'event store' },
  check: { zh: '核对事件', en: 'checking events' },
  vault: { zh: '保险库', en: 'vault' },
  documents: { zh: '材料', en: 'documents' },
  digests: { zh: '摘要', en: 'digests' },
  erasures: { zh: '再次抹除', en: 'erasures' },
} as const satisfies Record<string, Bilingual>;
