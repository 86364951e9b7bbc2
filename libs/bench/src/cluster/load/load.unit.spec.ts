import { describe, expect, it } from '@jest/globals';
import { closedLoop } from './closed-loop.js';
import { openLoop, takenOf } from './open-loop.js';
import { isDone, positionsIn } from './positions.js';
import { processFigures } from './process-figures.js';
import { quantile } from './quantile.js';

describe('a quantile', () => {
  it('is the value below which that share lies, whatever the order', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect([quantile(hundred, 0.5), quantile(hundred, 0.99), quantile([7], 0.99)]).toEqual([51, 100, 7]);
    expect(hundred[0]).toBe(100);
  });
  it('of nothing there is none', () => expect(quantile([], 0.5)).toBeNaN());
});

describe('a closed loop', () => {
  it('does everything once, so many at a time', async () => {
    let [running, most] = [0, 0];
    const done: number[] = [];
    await closedLoop([1, 2, 3, 4, 5], 2, async (item) => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
      done.push(item);
    });
    expect(done.sort()).toEqual([1, 2, 3, 4, 5]);
    expect(most).toBe(2);
  });
});

describe('an open loop', () => {
  it('begins on time although nothing was done, and waits for all', async () => {
    let open: (() => void) | undefined;
    const held = new Promise<void>((resolve) => (open = resolve));
    let begun = 0;
    const { done } = await openLoop(1_000, 0.01, async () => {
      begun += 1;
      if (begun === 10) open?.();
      await held;
    });
    expect(done.map(({ due }) => due)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
  it('counts what was done while more was offered, without the first quarter, where it kept up', () => {
    const done = [100, 1_000, 1_001, 2_500, 3_000, 3_500, 4_000, 4_100].map((at) => ({ due: 0, done: at }));
    expect(takenOf(done, 4)).toBeCloseTo(8 / 4.1);
    expect(takenOf([...done, { due: 0, done: 3_600 }, { due: 0, done: 3_700 }], 4)).toBeCloseTo(10 / 4.1);
    expect(takenOf([1_001, 2_000, 3_000].map((at) => ({ due: 0, done: at })), 4)).toBe(1);
  });
  it('counts all of it by the end of the last, where it fell behind', () => expect(takenOf([5_000, 10_000].map((at) => ({ due: 0, done: at })), 4)).toBe(0.2));
});

describe('whether a cluster is done', () => {
  const of = (text: string) => positionsIn(`# HELP x\n${text}\n`);
  it('is told by the measures of all its processes', () => {
    expect([...of('juanzong_position{reader="store"} 12\njuanzong_position{reader="intake"} 9007199254740993')]).toEqual([['store', 12n], ['intake', 9007199254740993n]]);
    const relay = of('juanzong_position{reader="relay"} 7');
    expect(isDone([relay, of('juanzong_position{reader="intake"} 7')], 7n)).toBe(true);
    expect(isDone([relay, of('juanzong_position{reader="intake"} 6')], 7n)).toBe(false);
  });
  it('needs a relay', () => expect(isDone([of('juanzong_position{reader="intake"} 7')], 7n)).toBe(false));
});

describe('processor time by process', () => {
  it('is the median of the rounds, the largest first, all of it in the sum', () => {
    const rounds = [{ kafka: 10, intake: 3, s3: 0.1 }, { kafka: 30, intake: 5, s3: 0.1 }, { kafka: 20, intake: 90, s3: 0.1 }].map((times) => new Map(Object.entries(times)));
    const figures = processFigures('x', { zh: '一', en: 'one' }, rounds);
    expect(figures.map(({ name, value }) => [name, value])).toEqual([['x.cpu', 25.1], ['x.cpu.kafka', 20], ['x.cpu.intake', 5]]);
  });
});
