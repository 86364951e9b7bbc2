import type { Environment } from '@juanzong/local-cluster';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CHINA_AHEAD_MS = 8 * 3_600_000;
const PRELOADED = fileURLToPath(new URL('./clock-ahead.mjs', import.meta.url));

/** A clock for a cluster's processes that is ahead of the machine's: what they were told at their start, until the next. */
export class ShiftedClock {
  readonly #folder = mkdtempSync(join(tmpdir(), 'juanzong-clock-'));
  #aheadMs = 0;

  constructor() {
    this.#write();
  }

  /** By which a process of Node goes by this clock. */
  get environment(): Environment {
    return { NODE_OPTIONS: `--import ${PRELOADED}`, FAULTS_CLOCK_AHEAD: this.#file };
  }

  now(): Date {
    return new Date(Date.now() + this.#aheadMs);
  }

  /** The day in Asia/Shanghai. */
  today(): string {
    return new Date(this.now().getTime() + CHINA_AHEAD_MS).toISOString().slice(0, 10);
  }

  /** Processes that start from now on begin at this instant. */
  startAt(instant: Date): void {
    this.#aheadMs = instant.getTime() - Date.now();
    this.#write();
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get #file(): string {
    return join(this.#folder, 'ahead');
  }

  #write(): void {
    writeFileSync(this.#file, String(this.#aheadMs));
  }
}
