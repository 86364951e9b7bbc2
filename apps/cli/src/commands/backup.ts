import type { Manifest } from '@juanzong/profile/backup';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { asJson } from '../text/json.js';
import { stepProgress } from '../text/step-progress.js';
import type { Context } from './context.js';
import { platformPlace, refusedInWords } from './data-directory.js';

export interface BackupOptions {
  readonly data?: string;
  readonly withMasterKey?: boolean;
}

/** `juanzong backup <dir>`: one consistent copy of event store, vault and documents, while the platform runs. */
export async function backupCommand({ io, json }: Context, target: string, { data, withMasterKey = false }: BackupOptions): Promise<ExitCode> {
  const { dataDirectory } = platformPlace(io, data === undefined ? {} : { data });
  const { backUp } = await import('@juanzong/profile/backup');
  const progress = stepProgress(io);
  const manifest = await refusedInWords(() => backUp({ dataDirectory, target, withMasterKey, now: io.now, onProgress: progress.on })).finally(progress.end);
  io.out(json ? asJson(manifest) : backupText(target, manifest));
  return EXIT.done;
}

export function backupText(target: string, { position, streams, clock, documents, files, masterKeyIncluded }: Manifest): string {
  const bytes = files.reduce((sum, file) => sum + file.bytes, documents.bytes);
  return [
    `✓ 备份完成，已逐条核对 / backed up, every event checked: ${target}`,
    `截至位置 up to position ${position}，流 streams ${streams}，材料 documents ${documents.count}，${(bytes / 1_048_576).toFixed(1)} MiB，${clock === 'real' ? '真实时钟 real clock' : '虚拟时钟 virtual clock'}`,
    masterKeyIncluded
      ? '! 含主密钥：得到这份备份的人能读出其中的一切，请加密保管 / it holds the master key: whoever has it can read everything in it'
      : '不含主密钥：vault/master.key 须另行保管，恢复时要用 / without the master key: keep vault/master.key elsewhere, a restore asks for it',
  ].map((line) => `${line}\n`).join('');
}
