import { describe, expect, it } from '@jest/globals';
import { type FollowedBatch, isCaughtUp, type LoggedEntry } from '@juanzong/event-store';
import { oneByOne } from '@juanzong/event-store/testing';
import fc from 'fast-check';
import { SharedLog } from './shared-log.js';

/** A log in memory that can be written to while it is followed. */
class Written {
  readonly all: LoggedEntry[] = [];
  subscriptions = 0;
  #wake: (() => void)[] = [];

  append(): void {
    this.all.push({ position: BigInt(this.all.length), entry: {} as LoggedEntry['entry'] });
    for (const wake of this.#wake.splice(0)) wake();
  }

  async *follow(after: bigint | undefined, { signal }: { signal: AbortSignal }) {
    this.subscriptions += 1;
    let place = after === undefined ? 0 : Number(after) + 1;
    let told = false;
    signal.addEventListener('abort', () => this.#wake.splice(0).forEach((wake) => wake()));
    while (!signal.aborted) {
      const item = this.all[place];
      if (item) {
        place += 1;
        yield [item];
      } else if (!told) {
        told = true;
        yield [{ caughtUp: true as const }];
      } else await new Promise<void>((wake) => this.#wake.push(wake));
    }
  }
}

/** Follows until so many entries were told. */
async function take(log: SharedLog, after: bigint | undefined, count: number): Promise<number[]> {
  const stop = new AbortController();
  const got: number[] = [];
  if (count === 0) return got;
  for await (const item of oneByOne(log.follow(after, { signal: stop.signal }), stop.signal)) {
    if (isCaughtUp(item)) continue;
    got.push(Number(item.position));
    if (got.length === count) break;
  }
  stop.abort();
  return got;
}

describe('one subscription for everybody', () => {
  it('tells each follower everything after its own place, in order, once', async () => {
    await fc.assert(fc.asyncProperty(fc.nat(8), fc.nat(8), fc.array(fc.nat(12), { minLength: 1, maxLength: 4 }), async (before, later, places) => {
      const written = new Written();
      for (let i = 0; i < before; i += 1) written.append();
      const log = new SharedLog(written, before === 0 ? undefined : BigInt(before - 1), () => undefined);
      const total = before + later;
      const following = places.map((place) => {
        const after = place === 0 ? undefined : BigInt(Math.min(place, before) - 1);
        const from = after === undefined ? 0 : Number(after) + 1;
        return take(log, after, total - from).then((got) => expect(got).toEqual(Array.from({ length: total - from }, (_, i) => from + i)));
      });
      for (let i = 0; i < later; i += 1) {
        await Promise.resolve();
        written.append();
      }
      await Promise.all(following);
      await log.close();
    }), { numRuns: 60 });
  });

  it('lets go what too slow a follower has not taken, and reads it from the log again', async () => {
    const written = new Written();
    const log = new SharedLog(written, undefined, () => undefined, 3);
    const stop = new AbortController();
    const slow = log.follow(undefined, { signal: stop.signal })[Symbol.asyncIterator]();
    const got: number[] = [];
    const next = async (): Promise<void> => {
      const { value = [] } = (await slow.next()) as IteratorResult<FollowedBatch, undefined>;
      for (const item of value) if (!isCaughtUp(item)) got.push(Number(item.position));
    };
    await next();
    written.append();
    await next();
    for (let i = 0; i < 9; i += 1) {
      written.append();
      await new Promise((resolve) => setImmediate(resolve));
    }
    while (got.length < 10) await next();
    expect(got).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(written.subscriptions).toBe(2);
    stop.abort();
    await log.close();
  });

  it('reads what comes from the wire once, whoever follows', async () => {
    const written = new Written();
    const log = new SharedLog(written, undefined, () => undefined);
    const following = [1, 2, 3].map(() => take(log, undefined, 2));
    await Promise.resolve();
    written.append();
    written.append();
    expect(await Promise.all(following)).toEqual([[0, 1], [0, 1], [0, 1]]);
    expect(written.subscriptions).toBe(1);
    await log.close();
  });
});
