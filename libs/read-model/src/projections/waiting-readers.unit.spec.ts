import { describe, expect, it } from '@jest/globals';
import { WaitingReaders } from './waiting-readers.js';

const never = new AbortController().signal;
const A_DAY = 86_400_000;

describe('readers who wait', () => {
  it('end a wait that began before they came, and let none begin while they are there', async () => {
    const readers = new WaitingReaders();
    const waits = [readers.orAfter(A_DAY, never), readers.orAfter(A_DAY, never)];
    let over = (): void => undefined;
    const read = readers.during(() => new Promise<string>((resolve) => (over = () => resolve('read'))));
    expect(await Promise.all(waits)).toEqual([true, true]);
    expect(await readers.orAfter(A_DAY, never)).toBe(true);
    over();
    expect(await read).toBe('read');
    expect(await readers.orAfter(1, never)).toBe(false);
  });

  it('who reads and fails waits no more', async () => {
    const readers = new WaitingReaders();
    await expect(readers.during(() => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
    expect(await readers.orAfter(1, never)).toBe(false);
  });

  it('a wait ends with the signal, before it or while it waits, and at once where there is no time', async () => {
    const readers = new WaitingReaders();
    const stop = new AbortController();
    const waits = readers.orAfter(A_DAY, stop.signal);
    stop.abort();
    expect([await waits, await readers.orAfter(A_DAY, stop.signal), await readers.orAfter(0, never)]).toEqual([false, false, false]);
  });
});
