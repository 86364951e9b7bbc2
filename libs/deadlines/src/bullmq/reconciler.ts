import { epochMs, instant } from '@juanzong/kernel';
import type { Queue } from 'bullmq';
import type { DeadlineRow } from '../open-deadline.entity.js';
import { type DeadlineParts, generationKey } from '../running-deadlines.js';
import { type DeadlineJob, jobOf, type JobPlan } from './deadline-job.js';
import type { FlushMark } from './flush-mark.js';
import { openDeadlines } from './open-deadlines.js';
import { orAborted } from './or-aborted.js';
import { reviveFailed } from './revive-failed.js';

export interface ReconcilerParts extends Pick<DeadlineParts, 'dataSource' | 'clock'> {
  /** By context. */
  readonly queues: ReadonlyMap<string, Queue<DeadlineJob>>;
  readonly mark: FlushMark;
  readonly plan: JobPlan;
  /** How far ahead of its time a deadline becomes a job. */
  readonly horizonMs: number;
  /** How long what failed all its attempts rests before it is tried once more. */
  readonly reviveAfterMs: number;
  readonly everyMs: number;
  readonly onOutage: (error: unknown) => void;
}

/** What is overdue and was handed over already may have been lost or done in vain since: handed over again, but not more often than this. */
const OVERDUE_AGAIN_AFTER_MS = 1_000;

/**
 * Makes a job of every open deadline that comes due within the horizon. The table is the truth: whatever Redis lost is
 * made again from it. Any number of instances may do this, since a job has one id.
 */
export class Reconciler {
  /** When each was handed over, by a clock that only goes forward; empty where Redis may have lost everything. */
  #handedOver: ReadonlyMap<string, number> = new Map();
  readonly #stopped = new AbortController();
  /** Looked at again at once: something happened while a pass was under way. */
  #again = false;
  #wake: () => void = () => undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(private readonly parts: ReconcilerParts) {}

  start(): void {
    this.#running = this.#run();
  }

  /** Redis was away and may be another than before: everything is handed over again, now. */
  redisIsBack(): void {
    this.#handedOver = new Map();
    this.#again = true;
    this.#wake();
  }

  /** No pass begins after this. Resolves when the one under way has ended, which does not wait for Redis. */
  stop(): Promise<void> {
    this.#stopped.abort();
    this.#wake();
    return this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#stopped.signal.aborted) {
      this.#again = false;
      try {
        await this.#pass();
      } catch (error) {
        if (!this.#stopped.signal.aborted) this.parts.onOutage(error);
      }
      await this.#rest();
    }
  }

  async #rest(): Promise<void> {
    if (this.#stopped.signal.aborted || this.#again) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      timer = setTimeout(resolve, this.parts.everyMs);
    });
    clearTimeout(timer);
  }

  async #pass(): Promise<void> {
    const { dataSource, clock, queues, mark, horizonMs, plan, reviveAfterMs } = this.parts;
    const before = (await this.#asked(mark.changed())) ? new Map<string, number>() : this.#handedOver;
    const now = clock.now();
    const handedOver = new Map<string, number>();
    this.#handedOver = handedOver;
    for await (const page of openDeadlines(dataSource, [...queues.keys()], instant(epochMs(now) + horizonMs))) {
      const at = performance.now();
      const missing = page.filter((row) => {
        const since = before.get(generationKey(row));
        return since === undefined || (row.dueAt < now && at - since >= OVERDUE_AGAIN_AFTER_MS);
      });
      await this.#asked(Promise.all([...byContext(missing)].map(([context, rows]) => queues.get(context)?.addBulk(rows.map((row) => jobOf(row, now, plan))))));
      for (const row of page) handedOver.set(generationKey(row), before.get(generationKey(row)) ?? at);
      for (const row of missing) handedOver.set(generationKey(row), at);
    }
    for (const queue of queues.values()) {
      await this.#asked(queue.clean(plan.rememberMs, 0, 'completed'));
      await this.#asked(reviveFailed(queue, reviveAfterMs));
    }
  }

  /** What Redis answers; it may never do so, and then stopping ends the wait. */
  #asked<T>(answer: Promise<T>): Promise<T> {
    return orAborted(answer, this.#stopped.signal);
  }
}

function byContext(rows: readonly DeadlineRow[]): Map<string, DeadlineRow[]> {
  const groups = new Map<string, DeadlineRow[]>();
  for (const row of rows) {
    const group = groups.get(row.context);
    if (group) group.push(row);
    else groups.set(row.context, [row]);
  }
  return groups;
}
