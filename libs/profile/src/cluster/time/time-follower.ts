import { instant } from '@juanzong/kernel';
import type { CaseFileServer } from '@juanzong/messaging';
import type { Log } from '@juanzong/observability';
import type { DeadlineKeeper, DueDeadline, ServiceRuntime } from '@juanzong/service-kit';
import type { DataSource } from 'typeorm';
import { recomputeAll } from '../../recompute-all.js';
import type { VirtualClock } from '../../simulation/virtual-clock.js';

interface Parts {
  readonly context: string;
  readonly clock: VirtualClock;
  readonly runtime: Pick<ServiceRuntime, 'calendar'>;
  readonly dataSource: DataSource;
  readonly keeper: DeadlineKeeper | undefined;
  readonly server: CaseFileServer | undefined;
  readonly log: Log;
}

/** One service's part in virtual time: it goes by a clock that another service moves. Open once everything of it runs. */
export class TimeFollower {
  #parts: Parts | undefined;

  open(parts: Parts): void {
    this.#parts = parts;
  }

  /** Moves this service's clock on; it never goes back. */
  moveTo(to: string): void {
    this.#opened.clock.forwardTo(instant(Date.parse(to)));
  }

  /** Resolves when this service has worked on everything up to a position, or its stream is parked. */
  async quiet(upTo: bigint): Promise<void> {
    await this.#opened.server?.runner.quiet(upTo);
  }

  /** Tells the keeper that a deadline came due. */
  async fire(due: DueDeadline): Promise<void> {
    await this.#opened.keeper?.fire(due);
  }

  /** Computes again what was computed beyond the calendar that is known now. */
  async recompute(): Promise<void> {
    const { context, keeper, dataSource, runtime, log } = this.#opened;
    if (keeper) await recomputeAll({ runtime, dataSource, log, keepers: new Map([[context, keeper]]) });
  }

  get #opened(): Parts {
    if (!this.#parts) throw new Error('the service is still starting');
    return this.#parts;
  }
}
