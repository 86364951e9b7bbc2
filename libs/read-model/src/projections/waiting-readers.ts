/** Readers who wait for a projection to come somewhere: while there are any, nothing is gathered. */
export class WaitingReaders {
  private count = 0;
  private readonly gathering = new Set<() => void>();

  /** Somebody waits while `work` runs. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.count += 1;
    for (const wake of [...this.gathering]) wake();
    try {
      return await work();
    } finally {
      this.count -= 1;
    }
  }

  /** Resolves after `ms` milliseconds; at once where somebody waits, as soon as somebody does, or when the signal aborts. @returns whether somebody waits */
  orAfter(ms: number, signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      if (ms <= 0 || this.count > 0 || signal.aborted) return resolve(this.count > 0);
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        this.gathering.delete(done);
        resolve(this.count > 0);
      };
      const timer = setTimeout(done, ms);
      signal.addEventListener('abort', done);
      this.gathering.add(done);
    });
  }
}
