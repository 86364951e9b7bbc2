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

/**
 * Makes a job of every open deadline that comes due within the horizon. The table is the truth: whatever Redis lost is
 * made again from it. Any number of instances may do this, since a job has one id.
 */
export class Reconciler {
  /** Not yet due and handed over already: not handed over again until Redis may have lost it. */
  #handedOver: ReadonlySet<string> = new Set();
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
    this.#handedOver = new Set();
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
    const before = (await this.#asked(mark.changed())) ? new Set<string>() : this.#handedOver;
    const now = clock.now();
    const ahead = new Set<string>();
    this.#handedOver = ahead;
    for await (const page of openDeadlines(dataSource, [...queues.keys()], instant(epochMs(now) + horizonMs))) {
      const missing = page.filter((row) => row.dueAt < now || !before.has(generationKey(row)));
      await this.#asked(Promise.all([...byContext(missing)].map(([context, rows]) => queues.get(context)?.addBulk(rows.map((row) => jobOf(row, now, plan))))));
      for (const row of page) if (row.dueAt >= now) ahead.add(generationKey(row));
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
  for (const row of rows) groups.set(row.context, [...(groups.get(row.context) ?? []), row]);
  return groups;
}
