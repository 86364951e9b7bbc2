/** Resolves after `ms` milliseconds, or at once when the signal aborts. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}

/** Milliseconds to wait before the next of several attempts: doubling from `first`, at most `most`. */
export function backOff(attempt: number, first: number, most: number): number {
  return Math.min(most, first * 2 ** Math.min(attempt, 30));
}
