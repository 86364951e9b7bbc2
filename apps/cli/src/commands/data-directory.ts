import { configProblemText, isConfigProblems, parseConfig } from '@juanzong/config';
import { resolve } from 'node:path';
import type { Io } from '../io.js';
import { systemCode } from '../system-code.js';
import { usage, UsageError } from '../usage-error.js';
import { EXIT } from '../exit-codes.js';

export interface PlatformPlace {
  readonly dataDirectory: string;
  readonly clock: 'real' | 'virtual';
}

/** Where the platform keeps its data and on which clock it runs: as it would find out itself, unless told otherwise. @throws UsageError */
export function platformPlace(io: Io, { data, clock }: { readonly data?: string; readonly clock?: string }): PlatformPlace {
  const config = parseConfig({ ...io.env, ...(data === undefined ? {} : { JUANZONG_DATA: data }), ...(clock === undefined ? {} : { JUANZONG_CLOCK: clock }) });
  if (isConfigProblems(config)) throw usage('settings', '设置有误', 'the settings are wrong', [configProblemText(config)]);
  return { dataDirectory: resolve(config.data), clock: config.clock };
}

/** What the backup library refuses, as a failure of the command: 1 for what is damaged or does not fit, 2 for what was asked wrongly. */
export async function refusedInWords<T>(work: () => Promise<T>): Promise<T> {
  const [{ BackupError }, { VaultError }] = await Promise.all([import('@juanzong/profile/backup'), import('@juanzong/vault')]);
  try {
    return await work();
  } catch (error) {
    if (error instanceof BackupError) throw new UsageError(error.code, error.text, error.details, ASKED_WRONGLY.has(error.code) ? EXIT.notUsable : EXIT.notAllGood);
    if (error instanceof VaultError) throw new UsageError(error.code, error.text, [], EXIT.notAllGood);
    const code = systemCode(error);
    if (code === undefined) throw error;
    throw usage('files', `文件操作失败（${code}）`, `a file could not be read or written (${code})`, [error instanceof Error ? error.message : String(error)]);
  }
}

const ASKED_WRONGLY: ReadonlySet<string> = new Set(['backup.not-a-data-directory', 'backup.not-a-backup', 'backup.target-not-empty', 'backup.master-key-needed', 'backup.erasures-unreadable']);
