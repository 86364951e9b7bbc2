import { checkStore, type StoreReport } from '@juanzong/embedded-event-store';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { asJson } from '../text/json.js';
import { table } from '../text/table.js';
import { usage } from '../usage-error.js';
import type { Context } from './context.js';

/** `juanzong event-store check`: reads everything in a store. Exit code 1 if anything is damaged, 2 if there is no store. */
export async function eventStoreCheckCommand({ io, json }: Context, data: string): Promise<ExitCode> {
  const report = await checkStore(data).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw usage('event-store', `无法读取事件存储：${data}`, `no event store can be read at ${data}`, [reason]);
  });
  io.out(json ? asJson(report) : storeReportText(report));
  return report.damage.length === 0 ? EXIT.done : EXIT.notAllGood;
}

export function storeReportText({ events, streams, damage }: StoreReport): string {
  const head = damage.length === 0 ? '✓ 完好 / nothing is damaged' : `✗ ${damage.length} 处损坏 / ${damage.length} damaged`;
  const rows = damage.map(({ stream, revision, position, problem }) => [stream ?? '?', String(revision ?? '?'), String(position ?? '?'), problem]);
  const columns = [{ head: '流 stream' }, { head: '版本 revision' }, { head: '位置 position' }, { head: '问题 problem' }];
  return `${head}\n事件 events: ${events}，流 streams: ${streams}\n${rows.length === 0 ? '' : `\n${table(columns, rows)}`}`;
}
