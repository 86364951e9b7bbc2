import type { Restored } from '@juanzong/profile/backup';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { asJson } from '../text/json.js';
import { stepProgress } from '../text/step-progress.js';
import type { Context } from './context.js';
import { platformPlace, refusedInWords } from './data-directory.js';

export interface RestoreOptions {
  readonly data?: string;
  readonly clock?: string;
  readonly masterKey?: string;
  readonly erasures?: readonly string[];
}

/** `juanzong restore <dir>`: a data directory from a backup; erasures of afterwards are applied again before it has its name. */
export async function restoreCommand({ io, json }: Context, backup: string, { data, clock, masterKey, erasures = [] }: RestoreOptions): Promise<ExitCode> {
  const place = platformPlace(io, { ...(data === undefined ? {} : { data }), ...(clock === undefined ? {} : { clock }) });
  const { restoreBackup } = await import('@juanzong/profile/backup');
  const progress = stepProgress(io);
  const restored = await refusedInWords(() => restoreBackup({ backup, ...place, masterKey, erasures, now: io.now, onProgress: progress.on })).finally(progress.end);
  io.out(json ? asJson(restored) : restoredText(place.dataDirectory, restored));
  return EXIT.done;
}

export function restoredText(dataDirectory: string, { manifest: { createdAt, position, streams, documents }, erasedAgain, withoutEntry }: Restored): string {
  return [
    `✓ 已恢复到 / restored to ${dataDirectory}`,
    `备份时间 backed up at ${createdAt}，截至位置 up to position ${position}，流 streams ${streams}，材料 documents ${documents.count}`,
    `再次抹除 erased again: ${erasedAgain.length}`,
    ...(withoutEntry.length === 0 ? [] : [
      `! 以下抹除的记录在备份之后，案卷中已没有；密钥已销毁，请重新办理以留下记录 / the entries of these erasures came after the backup and are gone; their keys are destroyed, order them again so that it is on record:`,
      ...withoutEntry.map(({ stream, subject }) => `  ${stream} ${subject}`),
    ]),
    '查询数据将在启动时重建 / read models are rebuilt at the start',
  ].map((line) => `${line}\n`).join('');
}
