import { Change } from './change.js';
import { pause } from './pause.js';

/** Readers who wait for a projection to come somewhere: while there are any, nothing is gathered. */
export class WaitingReaders {
  private count = 0;
  private readonly arrived = new Change();

  /** Somebody waits while `work` runs. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.count += 1;
    this.arrived.announce();
    try {
      return await work();
    } finally {
      this.count -= 1;
    }
  }

  /** Resolves after `ms` milliseconds; at once where somebody waits, as soon as somebody does, or when the signal aborts. @returns whether somebody waits */
  async orAfter(ms: number, signal: AbortSignal): Promise<boolean> {
    if (ms <= 0 || this.count > 0) return this.count > 0;
    const enough = new AbortController();
    const arrived = this.arrived.wait();
    await Promise.race([pause(ms, AbortSignal.any([signal, enough.signal])), arrived]);
    enough.abort();
    return this.count > 0;
  }
}
