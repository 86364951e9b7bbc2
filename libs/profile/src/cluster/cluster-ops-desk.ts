import { refuse } from '@juanzong/kernel';
import type { DataSource } from 'typeorm';
import { setTimeout as sleep } from 'node:timers/promises';
import { type OpsRefusal, type ParkedDesk, type ParkedView, type Unparked, viewOf } from '../ops/ops-desk.js';
import type { PostgresPositions } from '../positions/postgres-positions.js';

const LOOK_MS = 100;
const TAKEN_WITHIN_MS = 30_000;

/** Parked streams of every context, whichever instances follow them; what is to be taken up again is asked of these through the database. */
export class ClusterOpsDesk implements ParkedDesk {
  constructor(
    private readonly dataSource: DataSource,
    private readonly positions: Pick<PostgresPositions, 'load'>,
    private readonly takenWithinMs = TAKEN_WITHIN_MS,
  ) {}

  async parked(): Promise<readonly ParkedView[]> {
    const rows = await this.dataSource.query<{ context: string }[]>('SELECT DISTINCT context FROM parked_stream ORDER BY context');
    const of = await Promise.all(rows.map(async ({ context }) => (await this.positions.load(context)).parked.map((one) => viewOf(context, one))));
    return of.flat();
  }

  async unpark(context: string, stream: string): Promise<Unparked | OpsRefusal> {
    if (!(await this.#find(context, stream))) return refuse('ops.not-parked', { context, stream });
    await this.dataSource.query('INSERT INTO unpark_request (context, stream) VALUES ($1, $2) ON CONFLICT DO NOTHING', [context, stream]);
    const end = performance.now() + this.takenWithinMs;
    while (await this.#asked(context, stream)) {
      if (performance.now() > end) {
        await this.dataSource.query('DELETE FROM unpark_request WHERE context = $1 AND stream = $2', [context, stream]);
        return refuse('ops.nobody-took-it', { context, stream });
      }
      await sleep(LOOK_MS);
    }
    return { context, stream, parkedAgain: (await this.#find(context, stream)) ?? null };
  }

  async #find(context: string, stream: string): Promise<ParkedView | undefined> {
    return (await this.parked()).find((one) => one.context === context && one.stream === stream);
  }

  async #asked(context: string, stream: string): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>('SELECT 1 FROM unpark_request WHERE context = $1 AND stream = $2', [context, stream]);
    return rows.length > 0;
  }
}
