import { quantile } from './quantile.js';

/** What so many clients got done, each beginning its next piece when the last was answered. */
export interface Loop {
  readonly perSecond: number;
  /** Milliseconds of one piece. */
  readonly p50: number;
  readonly p99: number;
}

/** Does something with every item, so many at once. */
export async function closedLoop<T>(items: readonly T[], clients: number, each: (item: T) => Promise<unknown>): Promise<Loop> {
  const took: number[] = [];
  let next = 0;
  const began = performance.now();
  await Promise.all(Array.from({ length: clients }, async () => {
    while (next < items.length) {
      const item = items[next] as T;
      next += 1;
      const at = performance.now();
      await each(item);
      took.push(performance.now() - at);
    }
  }));
  return { perSecond: (items.length * 1_000) / (performance.now() - began), p50: quantile(took, 0.5), p99: quantile(took, 0.99) };
}
