import { type Clock, instant } from '@juanzong/kernel';
import type { Timer } from '../bus/timer.js';

/** Waiting costs a turn of the event loop, and is written down. */
export class InstantTimer implements Timer {
  readonly waits: number[] = [];

  sleep(ms: number): Promise<void> {
    this.waits.push(ms);
    return new Promise((resolve) => setImmediate(resolve));
  }
}

/** Waiting ends when the test says so. */
export class ManualTimer implements Timer {
  readonly #sleeping: (() => void)[] = [];

  get sleeping(): number {
    return this.#sleeping.length;
  }

  sleep(_ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      this.#sleeping.push(resolve);
      signal?.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  wakeAll(): void {
    for (const wake of this.#sleeping.splice(0)) wake();
  }
}

export const fixedClock: Clock = { kind: 'virtual', now: () => instant(1_700_000_000_000) };

/** Lets everything that is ready to run do so. */
export const turns = async (count = 10): Promise<void> => {
  for (let i = 0; i < count; i += 1) await new Promise((resolve) => setImmediate(resolve));
};
