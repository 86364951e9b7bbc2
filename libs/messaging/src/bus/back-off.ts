import type { Timer } from './timer.js';

/** Exponential back-off with full jitter between half and whole. Milliseconds. */
export interface BackOff {
  readonly firstMs: number;
  readonly factor: number;
  readonly maxMs: number;
}

export const DEFAULT_BACK_OFF: BackOff = { firstMs: 100, factor: 2, maxMs: 30_000 };

/** The wait after the given failed attempt (1, 2, …). `random` gives [0, 1). */
export function backOffMs(backOff: BackOff, attempt: number, random: () => number): number {
  const whole = Math.min(backOff.maxMs, backOff.firstMs * backOff.factor ** (attempt - 1));
  return Math.round(whole / 2 + (whole / 2) * random());
}

export interface Persistence {
  readonly timer: Timer;
  readonly random: () => number;
  readonly backOff: BackOff;
  readonly signal: AbortSignal;
  onError(error: unknown): void;
}

/** Does `work` until it succeeds or the signal aborts: for stores that are away for a while. Returns whether it succeeded. */
export async function untilDone(work: () => Promise<void>, how: Persistence): Promise<boolean> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work();
      return true;
    } catch (error) {
      if (how.signal.aborted) return false;
      how.onError(error);
    }
    await how.timer.sleep(backOffMs(how.backOff, attempt, how.random), how.signal);
    if (how.signal.aborted) return false;
  }
}
