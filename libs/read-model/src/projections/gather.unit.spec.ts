import { describe, expect, it } from '@jest/globals';
import { gather } from './gather.js';

const never = new AbortController().signal;

/** How long it was waited where so many come in each wait; a reader arrives in the wait of that number. */
async function waited(comes: readonly number[], { from = 0, reader = -1, signal = never }: { readonly from?: number; readonly reader?: number; readonly signal?: AbortSignal } = {}): Promise<number> {
  let [size, waits, sum] = [from, 0, 0];
  const orAfter = (ms: number): Promise<boolean> => {
    size += comes[waits] ?? 0;
    waits += 1;
    sum += ms;
    return Promise.resolve(waits - 1 === reader);
  };
  await gather({ ms: 200, whole: 500, waiting: () => size, readers: { orAfter } }, signal);
  return sum;
}

describe('gathering for one transaction', () => {
  it('takes its time while more comes, and no longer', async () => {
    expect(await waited(Array.from({ length: 100 }, () => 10))).toBe(200);
  });

  it('waits for nothing where a whole batch waits already, nor longer than until it does', async () => {
    expect(await waited([], { from: 500 })).toBe(0);
    expect(await waited([200, 200, 200, 200], { from: 0 })).toBe(75);
  });

  it('ends when nothing more came since the last look', async () => {
    expect(await waited([])).toBe(25);
    expect(await waited([], { from: 40 })).toBe(25);
    expect(await waited([10, 10, 0, 10], { from: 40 })).toBe(75);
  });

  it('ends when a reader waits, and when it is told to', async () => {
    expect(await waited([10, 10, 10, 10], { reader: 1 })).toBe(50);
    expect(await waited([10, 10], { signal: AbortSignal.abort() })).toBe(0);
  });
});
