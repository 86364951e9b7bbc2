import type { Located, Position } from '../bus/message.js';
import { isPublished } from '../bus/message.js';
import type { PartitionTracker } from './partition-tracker.js';

interface Job {
  readonly tracker: PartitionTracker;
  readonly upTo: Position;
  readonly resolve: () => void;
}

export interface CatchUpWork {
  partitionOf(stream: string): number;
  readRange(after: Position, upTo: Position): AsyncIterable<Located>;
  accept(tracker: PartitionTracker, located: Located): void | Promise<void>;
  /** Runs until it succeeds; false if stopped before. */
  persist(work: () => Promise<void>): Promise<boolean>;
}

/** Reads from the store what the bus did not bring: one read for all partitions that lack something at the same time. */
export class CatchUp {
  #jobs: Job[] = [];
  #running = false;

  constructor(private readonly work: CatchUpWork) {}

  /** Resolves when the partition has seen everything up to `upTo`, or the runner was stopped. */
  range(tracker: PartitionTracker, upTo: Position): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#jobs.push({ tracker, upTo, resolve });
      if (!this.#running) this.#run().catch(reject);
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    // The other partitions discover in the same turn that they lack something.
    await Promise.resolve();
    while (this.#jobs.length > 0) {
      const jobs = new Map(this.#jobs.map((job) => [job.tracker.partition, job]));
      this.#jobs = [];
      const ok = await this.work.persist(() => this.#read(jobs));
      for (const job of jobs.values()) {
        if (ok) job.tracker.saw(job.upTo);
        job.resolve();
      }
    }
    this.#running = false;
  }

  async #read(jobs: ReadonlyMap<number, Job>): Promise<void> {
    const all = [...jobs.values()];
    const after = all.reduce((least, { tracker }) => (tracker.seen < least ? tracker.seen : least), all[0]?.tracker.seen ?? 0n);
    const upTo = all.reduce((most, job) => (job.upTo > most ? job.upTo : most), after);
    for await (const located of this.work.readRange(after, upTo)) {
      if (!isPublished(located.entry.stream)) continue;
      const job = jobs.get(this.work.partitionOf(located.entry.stream));
      if (job && located.position <= job.upTo) await this.work.accept(job.tracker, located);
    }
  }
}
