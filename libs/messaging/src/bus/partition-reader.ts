import type { Position } from './message.js';
import type { PartitionLog } from './partition-log.js';
import type { Timer } from './timer.js';
import { type DeliveryHandler, positionOf } from './transport.js';

/** One group's place in one partition: one sequential loop, which asks for the next delivery only when the last was taken. */
export class PartitionReader {
  readonly #stop = new AbortController();
  readonly #running: Promise<void>;

  constructor(
    private readonly log: PartitionLog,
    private readonly handler: DeliveryHandler,
    private readonly from: Position,
    private readonly how: { readonly timer: Timer; readonly redeliverMs: number; onError(error: unknown): void },
  ) {
    this.#running = this.#run();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    this.log.changed.raise();
    await this.#running;
  }

  async #run(): Promise<void> {
    let cursor = this.log.cursorAfter(this.from);
    let seen = this.from;
    // Nothing is delivered before `subscribe` has returned.
    await Promise.resolve();
    while (!this.#stop.signal.aborted) {
      const next = this.log.next(cursor, seen);
      if (!next) {
        await this.log.changed.next();
        continue;
      }
      try {
        const taken = this.handler(next.delivery);
        if (taken) await taken;
        cursor = next.cursor;
        seen = positionOf(next.delivery);
      } catch (error) {
        if (this.#stop.signal.aborted) return;
        this.how.onError(error);
        await this.how.timer.sleep(this.how.redeliverMs, this.#stop.signal);
      }
    }
  }
}
