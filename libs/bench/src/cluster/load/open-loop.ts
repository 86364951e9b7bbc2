import { setTimeout as sleep } from 'node:timers/promises';

/** When one piece of work should have begun and when it was done, in milliseconds after the beginning of all. */
export interface Offered {
  readonly due: number;
  readonly done: number;
}

/** What came of offering work at a rate, whether or not earlier work was done. */
export interface OpenLoop {
  readonly offered: number;
  readonly done: readonly Offered[];
  /** Pieces a second that were done. */
  readonly taken: number;
}

/** The first part of the time, in which nothing can be done yet. */
const LEAD_IN = 0.25;

/** Pieces a second: those that were done while more was offered or, where that fell behind, all of them by the time the last was done. */
export function takenOf(done: readonly Offered[], seconds: number): number {
  const [from, to] = [seconds * 1_000 * LEAD_IN, seconds * 1_000];
  const meanwhile = done.filter(({ done: at }) => at > from && at <= to).length / ((to - from) / 1_000);
  const last = Math.max(to, ...done.map(({ done: at }) => at));
  return Math.max(meanwhile, (done.length * 1_000) / last);
}

/** Begins a piece of work at every moment the rate says, and waits for all of them. What it took is counted from when it should have begun. */
export async function openLoop(rate: number, seconds: number, work: (index: number) => Promise<void>): Promise<OpenLoop> {
  const began = performance.now();
  const done: Offered[] = [];
  const running: Promise<void>[] = [];
  const count = Math.max(1, Math.round(rate * seconds));
  for (let i = 0; i < count; i += 1) {
    const due = (i * 1_000) / rate;
    const early = due - (performance.now() - began);
    if (early > 0) await sleep(early);
    running.push(work(i).then(() => void done.push({ due, done: performance.now() - began })));
  }
  await Promise.all(running);
  return { offered: rate, done, taken: takenOf(done, seconds) };
}
