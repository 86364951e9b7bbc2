import { randomUUID } from 'node:crypto';
import { enrolLawyers } from './enrol.js';
import { type Lived, liveCase } from './one-case.js';
import { PlatformHttp } from './platform-http.js';
import { untilEverythingIsDone } from './until-done.js';

export interface LivedRun {
  readonly cases: number;
  /** Commands that were accepted. */
  readonly actions: number;
  readonly requests: number;
  /** From the first request to the moment at which nothing was left to do behind the last. */
  readonly seconds: number;
  /** The part of `seconds` after the last answer. */
  readonly settling: number;
  /** Milliseconds of one case from its first request to its last answer: median and 99th percentile. */
  readonly p50: number;
  readonly p99: number;
  /** Positions of the log that the run took. */
  readonly entries: number;
}

export interface RunOptions {
  readonly url: string;
  readonly cases: number;
  /** So many cases are under way at once, each over a connection of its own. */
  readonly clients: number;
  /** The first ordinal: a person applies once, so runs against one platform need ranges of their own. */
  readonly from: number;
  /** Cases for which there have to be lawyers on this platform; these and those of all ordinals before if absent. */
  readonly inAll?: number;
  /** Waits until everything behind an entry is done, and tells the store's last position; the one process is asked if absent. */
  readonly untilDone?: (newest: bigint) => Promise<{ readonly position: bigint }>;
}

/** Lives so many cases against a running platform, and waits until everything behind them is done. */
export async function liveMany({ url, cases, clients, from, inAll = from - 1 + cases, untilDone }: RunOptions): Promise<LivedRun> {
  const platform = new PlatformHttp(url, clients, randomUUID());
  const done = untilDone ?? ((newest: bigint) => untilEverythingIsDone(platform, newest));
  try {
    if (inAll > 0) await enrolLawyers(platform, inAll);
    const before = { actions: platform.actions, requests: platform.requests };
    const [took, ends]: [number[], Lived[]] = [[], []];
    const first = (await done(0n)).position;
    const started = performance.now();
    let next = from;
    await Promise.all(Array.from({ length: clients }, async () => {
      while (next < from + cases) {
        const ordinal = next;
        next += 1;
        const began = performance.now();
        ends.push(await liveCase(platform, ordinal));
        took.push(performance.now() - began);
      }
    }));
    const answered = performance.now();
    const newest = ends.reduce((max, { position }) => (position > max ? position : max), 0n);
    const counted = { actions: platform.actions - before.actions, requests: platform.requests - before.requests };
    const { position } = await done(newest);
    const ended = performance.now();
    took.sort((a, b) => a - b);
    const at = (share: number): number => Math.round(took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0);
    return { cases, ...counted, seconds: (ended - started) / 1000, settling: (ended - answered) / 1000, p50: at(0.5), p99: at(0.99), entries: Number(position - first) };
  } finally {
    platform.close();
  }
}
