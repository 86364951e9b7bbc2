import { beginRebuild, isGone, type Plan, reconcileBuilds } from './build-catalogue.js';
import { BuildFollower } from './build-follower.js';
import { Change } from './change.js';
import type { Settings } from './options.js';
import { backOff, pause } from './pause.js';
import type { Projection } from './projection.js';
import { type BuildStatus, type ProjectionStatus, wordsOf } from './status.js';
import { switchTo } from './switch-build.js';
import { WaitingReaders } from './waiting-readers.js';

/** Looks after one projection: which builds there are, who follows them, and when readers change over. */
export class ProjectionSupervisor {
  /** Announced whenever something a reader may wait for has happened. */
  readonly progress = new Change();
  readonly readers = new WaitingReaders();
  private plan: Plan | undefined;
  private live: BuildFollower | undefined;
  private filling: BuildFollower | undefined;
  private failure: unknown;
  private attempt = 0;
  private round = new AbortController();

  constructor(
    private readonly settings: Settings,
    private readonly projection: Projection,
  ) {}

  /** The position readers see; undefined while nothing is known. */
  get position(): bigint | undefined {
    return this.live?.position ?? this.plan?.live.position;
  }

  /** Runs until the signal aborts; a failure is reported and tried again. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.oneRound(signal);
        this.attempt = 0;
      } catch (error) {
        this.failure = error;
        this.settings.onFailure(this.projection.name, error);
        const { firstRetryMs, longestRetryMs } = this.settings;
        await pause(backOff(this.attempt, firstRetryMs, longestRetryMs), signal);
        this.attempt += 1;
        // What it cannot make again fails in the next round, and is told then.
        await this.settings.repair().catch(() => undefined);
      }
    }
  }

  /** Fills a fresh build and resolves when readers see it, or when the signal aborts. */
  async rebuild(signal: AbortSignal): Promise<void> {
    const wanted = await beginRebuild(this.settings.dataSource, this.projection);
    this.round.abort();
    while ((this.plan?.live.number ?? 0) < wanted && !signal.aborted) await this.progress.wait();
  }

  status(): ProjectionStatus {
    const { name: projection, version } = this.projection;
    const live = this.statusOf(this.live);
    const rebuild = this.statusOf(this.filling);
    const state = this.failure !== undefined ? 'stopped' : (live?.state ?? (rebuild?.state === 'stopped' ? 'stopped' : this.plan ? 'outdated' : 'starting'));
    const error = wordsOf(this.failure) ?? live?.error ?? rebuild?.error;
    return { projection, version, state, position: this.position, error, live, rebuild };
  }

  private statusOf(follower: BuildFollower | undefined): BuildStatus | undefined {
    if (!follower) return undefined;
    const { build, state, position, error } = follower;
    return { build: build.number, version: build.version, state, position, error: wordsOf(error) };
  }

  /** Follows the builds there are until one of them is gone or a rebuild is asked for. */
  private async oneRound(signal: AbortSignal): Promise<void> {
    this.round = new AbortController();
    const either = AbortSignal.any([signal, this.round.signal]);
    this.plan = await reconcileBuilds(this.settings.dataSource, this.projection);
    this.failure = undefined;
    const { live, filling } = this.plan;
    // The rows of an older version are not touched: this program's `apply` does not know their shape.
    this.live = live.version === this.projection.version ? this.follower(live) : undefined;
    this.filling = filling && this.follower(filling);
    this.progress.announce();
    const runs = [this.live, this.filling].filter((follower) => follower !== undefined).map((follower) => follower.run(either));
    runs.push(this.watch(either));
    await Promise.race(runs);
    this.round.abort();
    await Promise.all(runs);
  }

  /** Resolves when what readers read was dropped: nothing need be written for somebody to miss it. */
  private async watch(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await pause(this.settings.lookEveryMs, signal);
      const live = this.plan?.live;
      // Who cannot look knows nothing; that the database is away is told by those who follow.
      if (live && !signal.aborted && (await isGone(this.settings.dataSource, { ...live, state: 'live' }).catch(() => false))) return;
    }
  }

  private follower(build: Plan['live']): BuildFollower {
    const follower: BuildFollower = new BuildFollower(this.settings, this.projection, build, () => this.stepped(follower), this.readers);
    return follower;
  }

  private async stepped(follower: BuildFollower): Promise<void> {
    if (follower === this.filling) await this.changeOver(follower);
    this.progress.announce();
  }

  private async changeOver(filling: BuildFollower): Promise<void> {
    if (filling.state === 'stopped') return this.live?.release();
    if (!filling.hasCaughtUp) return;
    if (await switchTo(this.settings.dataSource, filling.build)) {
      this.live = filling;
      this.filling = undefined;
      this.plan = { live: filling.build, filling: undefined };
      // The old build's follower may be waiting in vain: a new round follows only what there is.
      this.round.abort();
    } else {
      // Readers have already seen later entries: the old build waits until the new one has overtaken it.
      this.live?.hold();
    }
  }
}
