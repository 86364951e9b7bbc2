import type { Change } from './change.js';
import { type RunnerOptions, type Settings, settingsOf } from './options.js';
import { pause } from './pause.js';
import { checkProjections } from './projection.js';
import { type ProjectionStatus } from './status.js';
import { streamRevision } from './stream-revision.js';
import { ProjectionSupervisor } from './supervisor.js';

/** Keeps read models in step with the event log. Several runners may share a database: no entry is applied twice. */
export class ProjectionRunner {
  private readonly settings: Settings;
  private readonly supervisors: ReadonlyMap<string, ProjectionSupervisor>;
  private readonly stopping = new AbortController();
  private running: Promise<unknown> | undefined;

  /** Throws when two projections claim one name, or a name is not usable in SQL. */
  constructor(options: RunnerOptions) {
    checkProjections(options.projections);
    this.settings = settingsOf(options);
    this.supervisors = new Map(
      options.projections.map((projection) => [projection.name, new ProjectionSupervisor(this.settings, projection)]),
    );
  }

  /** Starts following; returns at once. What fails later is in `status()` and goes to `onFailure`. */
  start(): void {
    this.running ??= Promise.all([...this.supervisors.values()].map((supervisor) => supervisor.run(this.stopping.signal)));
  }

  /** Finishes the batches under way and resolves when nothing runs any more. A stopped runner is not started again. */
  async stop(): Promise<void> {
    this.stopping.abort();
    for (const supervisor of this.supervisors.values()) supervisor.progress.announce();
    await this.running;
  }

  /** How every projection is doing, in the order they were given. */
  status(): ProjectionStatus[] {
    return [...this.supervisors.values()].map((supervisor) => supervisor.status());
  }

  /** Resolves to true when every projection has rows to read, however old, or has failed for now; to false when `timeoutMs` have passed before. */
  waitUntilReadable(timeoutMs: number): Promise<boolean> {
    return this.untilAll(timeoutMs, (state) => state !== 'starting');
  }

  /** Resolves to true when readers see every projection in step with the log, to false when `timeoutMs` have passed before. */
  waitUntilCaughtUp(timeoutMs: number): Promise<boolean> {
    return this.untilAll(timeoutMs, (state) => state === 'following');
  }

  private async untilAll(timeoutMs: number, reached: (state: ProjectionStatus['state']) => boolean): Promise<boolean> {
    const all = [...this.supervisors.values()].map((supervisor) => this.until(supervisor, timeoutMs, () => reached(supervisor.status().state)));
    return (await Promise.all(all)).every((one) => one);
  }

  /** Fills a fresh copy of a read model beside the one that is read, and resolves when readers see the fresh one. */
  async rebuild(projection: string): Promise<void> {
    const supervisor = this.supervisor(projection);
    if (!this.running) throw new Error('the runner has not been started');
    await supervisor.rebuild(this.stopping.signal);
    if (this.stopping.signal.aborted) throw new Error('the runner was stopped before the rebuild was done; it goes on at the next start');
  }

  /** Resolves to true when readers see the entry at `position`, to false when that did not happen within `timeoutMs`. */
  async waitFor(projection: string, position: bigint, timeoutMs: number): Promise<boolean> {
    const supervisor = this.supervisor(projection);
    return this.until(supervisor, timeoutMs, () => {
      const seen = supervisor.position;
      return seen !== undefined && seen >= position;
    });
  }

  /** The same for the entry `revision` of one stream: what an answer to a command told its caller. */
  async waitForRevision(projection: string, stream: string, revision: number, timeoutMs: number): Promise<boolean> {
    const supervisor = this.supervisor(projection);
    return this.until(supervisor, timeoutMs, async () => {
      const seen = await streamRevision(this.settings.dataSource, projection, stream);
      return seen !== undefined && seen >= revision;
    });
  }

  private until({ progress, readers }: ProjectionSupervisor, timeoutMs: number, reached: () => Promise<boolean> | boolean): Promise<boolean> {
    return readers.during(() => this.untilReached(progress, timeoutMs, reached));
  }

  private async untilReached(progress: Change, timeoutMs: number, reached: () => Promise<boolean> | boolean): Promise<boolean> {
    const deadline = new AbortController();
    const signal = AbortSignal.any([deadline.signal, this.stopping.signal]);
    const tooLate = pause(timeoutMs, signal).then(() => deadline.abort());
    try {
      for (;;) {
        const next = progress.wait();
        if (await reached()) return true;
        if (signal.aborted) return false;
        await Promise.race([next, tooLate]);
      }
    } finally {
      deadline.abort();
    }
  }

  private supervisor(projection: string): ProjectionSupervisor {
    const found = this.supervisors.get(projection);
    if (!found) throw new Error(`there is no projection ${projection}`);
    return found;
  }
}
