import type { DataSource } from 'typeorm';
import { buildsOf } from './build-catalogue.js';
import { pause } from './pause.js';
import { streamRevision } from './stream-revision.js';

const FIRST_LOOK_MS = 5;
const LONGEST_PAUSE_MS = 100;

/** Waits for read models that another process may be keeping: it looks at their checkpoints while somebody waits, and never otherwise. */
export class CheckpointWatch {
  constructor(private readonly dataSource: DataSource) {}

  /** Resolves to true when readers see the entry at `position`, to false when that did not happen within `timeoutMs`. */
  waitFor(projection: string, position: bigint, timeoutMs: number): Promise<boolean> {
    return until(timeoutMs, async () => {
      const seen = await this.positionOf(projection);
      return seen !== undefined && seen >= position;
    });
  }

  /** The same for the entry `revision` of one stream. */
  waitForRevision(projection: string, stream: string, revision: number, timeoutMs: number): Promise<boolean> {
    return until(timeoutMs, async () => {
      const seen = await streamRevision(this.dataSource, projection, stream);
      return seen !== undefined && seen >= revision;
    });
  }

  /** The last entry whose effect readers see; undefined before the first. */
  async positionOf(projection: string): Promise<bigint | undefined> {
    return (await buildsOf(this.dataSource.manager, projection)).find((build) => build.state === 'live')?.position;
  }
}

async function until(timeoutMs: number, reached: () => Promise<boolean>): Promise<boolean> {
  const end = performance.now() + timeoutMs;
  const never = new AbortController().signal;
  for (let rest = FIRST_LOOK_MS; ; rest = Math.min(2 * rest, LONGEST_PAUSE_MS)) {
    if (await reached()) return true;
    const left = end - performance.now();
    if (left <= 0) return false;
    await pause(Math.min(rest, left), never);
  }
}
