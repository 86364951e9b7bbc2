import { type Build, isBefore } from './build.js';
import { isGone } from './build-catalogue.js';
import { Change } from './change.js';
import { BuildGone, CheckpointMoved, commitBatch, readCheckpoint } from './commit-batch.js';
import { EntryBuffer } from './entry-buffer.js';
import type { FeedEntry } from './feed.js';
import { Flow } from './flow.js';
import { gather } from './gather.js';
import type { Settings } from './options.js';
import { backOff, pause } from './pause.js';
import type { Projection } from './projection.js';
import type { WaitingReaders } from './waiting-readers.js';

/** How a build is doing. `stopped`: the last attempt failed; it is tried again after a while. */
export type FollowState = 'catching-up' | 'following' | 'stopped';

/** Keeps one build in step with the feed: batch by batch, one at a time, again from the checkpoint after a failure. */
export class BuildFollower {
  state: FollowState = 'catching-up';
  position: bigint | undefined;
  /** The build's last failure while it is stopped. */
  error: unknown;
  private attempt = 0;
  private caughtUp = false;
  private held = false;
  private readonly released = new Change();

  constructor(
    private readonly settings: Settings,
    private readonly projection: Projection,
    readonly build: Build,
    /** Called after every step forward and when the end of the feed was reached. */
    private readonly onProgress: () => Promise<void> | void,
    private readonly readers: WaitingReaders,
  ) {
    this.position = build.position;
  }

  /** Whether the build has reached the end of the feed once. */
  get hasCaughtUp(): boolean {
    return this.caughtUp;
  }

  /** Begins no further batch until released. */
  hold(): void {
    this.held = true;
  }

  release(): void {
    this.held = false;
    this.released.announce();
  }

  /** Follows until the signal aborts or the build is gone; what fails is reported and tried again. */
  async run(signal: AbortSignal): Promise<void> {
    signal.addEventListener('abort', () => this.released.announce(), { once: true });
    while (!signal.aborted) {
      try {
        await this.follow(signal);
      } catch (error) {
        if (error instanceof BuildGone || signal.aborted || (await this.wasDropped())) return;
        await this.afterFailure(error, signal);
      }
    }
  }

  /** False where the database does not answer: then nothing is known. */
  private wasDropped(): Promise<boolean> {
    return isGone(this.settings.dataSource, this.build).catch(() => false);
  }

  private async afterFailure(error: unknown, signal: AbortSignal): Promise<void> {
    this.state = 'stopped';
    this.error = error;
    this.settings.onFailure(this.projection.name, error);
    await this.onProgress();
    const { firstRetryMs, longestRetryMs } = this.settings;
    await pause(backOff(this.attempt, firstRetryMs, longestRetryMs), signal);
    this.attempt += 1;
  }

  private async follow(signal: AbortSignal): Promise<void> {
    const { dataSource, feedOf, batchSize, gatherMs, gatherFrom } = this.settings;
    this.position = await readCheckpoint(dataSource, this.build);
    const attempt = new AbortController();
    const either = AbortSignal.any([signal, attempt.signal]);
    const buffer = new EntryBuffer(2 * batchSize);
    const flow = new Flow(gatherFrom);
    const filling = buffer.fill(feedOf(this.projection.name), this.position, either);
    try {
      while (!signal.aborted) {
        const { entries, caughtUp } = await buffer.take(batchSize, either);
        while (this.held && !signal.aborted) await this.released.wait();
        if (signal.aborted) return;
        await this.commit(entries);
        this.caughtUp ||= caughtUp;
        this.state = this.caughtUp ? 'following' : 'catching-up';
        this.error = undefined;
        this.attempt = 0;
        await this.onProgress();
        flow.took(entries.length, performance.now());
        if (this.caughtUp && flow.isStrong) await gather({ ms: gatherMs, whole: batchSize, waiting: () => buffer.size, readers: this.readers }, either);
      }
    } finally {
      attempt.abort();
      await filling;
    }
  }

  /** Commits what the build has not seen yet; when another runner was quicker, what that one has not seen. */
  private async commit(entries: readonly FeedEntry[]): Promise<void> {
    for (;;) {
      const unseen = entries.filter((entry) => isBefore(this.position, entry.position));
      if (unseen.length === 0) return;
      const startedMs = performance.now();
      try {
        this.position = await commitBatch(this.settings.dataSource, this.projection, this.build, this.position, unseen);
        if (this.caughtUp) this.settings.onCommitted(this.projection.name, unseen, startedMs);
        return;
      } catch (error) {
        if (!(error instanceof CheckpointMoved)) throw error;
        this.position = error.position;
      }
    }
  }
}
