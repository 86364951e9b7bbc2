import type { CaseFileServer, PositionStore } from '@juanzong/messaging';
import type { Log } from '@juanzong/observability';
import { isTableMissing } from '@juanzong/read-model';
import type { DataSource } from 'typeorm';

const LOOK_MS = 2_000;

interface Parts {
  readonly dataSource: DataSource;
  readonly context: string;
  readonly runner: Pick<CaseFileServer['runner'], 'parked' | 'unpark'>;
  readonly positions: Pick<PositionStore, 'park'>;
  /** Makes the tables again. */
  readonly repair: () => Promise<void>;
  readonly log: Log;
  readonly lookMs?: number;
}

/**
 * Takes up again what operators asked for and this instance follows, and keeps again what stands still here and is not in the
 * table any more, because somebody else made that anew. What it cannot look for it looks for again.
 */
export function takeUpRequests({ dataSource, context, runner, positions, repair, log, lookMs = LOOK_MS }: Parts): { stop(): Promise<void> } {
  let [stopped, timer]: [boolean, NodeJS.Timeout | undefined] = [false, undefined];
  const streamsIn = async (table: string): Promise<Set<string>> =>
    new Set((await dataSource.query<{ stream: string }[]>(`SELECT stream FROM ${table} WHERE context = $1`, [context])).map(({ stream }) => stream));
  const look = async (): Promise<void> => {
    const asked = await streamsIn('unpark_request');
    const mine = runner.parked();
    if (mine.length === 0) return;
    const kept = await streamsIn('parked_stream');
    for (const parked of mine) if (!kept.has(parked.stream)) await positions.park(context, parked);
    for (const { stream } of mine.filter((one) => asked.has(one.stream))) {
      await runner.unpark(stream);
      await dataSource.query('DELETE FROM unpark_request WHERE context = $1 AND stream = $2', [context, stream]);
    }
  };
  const failed = async (err: unknown): Promise<void> => {
    log.warn({ context, err }, 'requests of operators could not be looked for');
    if (isTableMissing(err)) await repair();
  };
  let looking = Promise.resolve();
  const again = (): void => {
    if (stopped) return;
    timer = setTimeout(() => void (looking = look().catch(failed).catch((err: unknown) => log.warn({ context, err }, 'tables could not be made again')).then(again)), lookMs);
  };
  again();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
}
