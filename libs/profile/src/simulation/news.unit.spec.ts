import { describe, expect, it } from '@jest/globals';
import { BEFORE_FIRST, type Located } from '@juanzong/messaging';
import fc from 'fast-check';
import { News } from './news.js';

const entry = (position: number): Located => ({ position: BigInt(position), entry: { stream: 'case-a', revision: position } }) as unknown as Located;
const upTo = (head: number): Located[] => Array.from({ length: head + 1 }, (_, position) => entry(position));

/** A store with entries up to a head, which takes a while to tell each of them. */
const storeOf = (written: readonly Located[]) =>
  async function* ({ after, upTo: last }: { readonly after: bigint; readonly upTo: bigint }): AsyncIterable<Located> {
    for (const located of written) {
      await Promise.resolve();
      if (located.position > after && located.position <= last) yield located;
    }
  };
const positions = (items: readonly { readonly position: string }[]): number[] => items.map(({ position }) => Number(position));
const from = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, i) => first + i);

describe('news of what was written', () => {
  it('are everything after what was heard, from the store where it was forgotten', async () => {
    const written = upTo(9);
    const news = new News(4n, storeOf(written));
    news.add(written.slice(5));
    expect(positions(await news.after(7n))).toEqual([8, 9]);
    expect(positions(await news.after(BEFORE_FIRST))).toEqual(from(0, 9));
    expect(positions(await news.after(5n))).toEqual(from(6, 9));
  });

  it('are all of it for who begins anew while another who has heard more asks again', async () => {
    const written = upTo(9);
    const news = new News(2n, storeOf(written));
    news.add(written.slice(3));
    const [anew, again] = await Promise.all([news.after(BEFORE_FIRST), news.after(8n)]);
    expect([positions(anew), positions(again)]).toEqual([from(0, 9), [9]]);
  });

  it('are told once, however often the bus is given an entry', async () => {
    const written = upTo(3);
    const news = new News(BEFORE_FIRST, storeOf(written));
    news.add(written.slice(0, 3));
    news.add(written.slice(1));
    expect(positions(await news.after(BEFORE_FIRST))).toEqual(from(0, 3));
  });

  it('have no gap and no end before what the bus had, whoever asks in whatever order', async () => {
    const asks = fc.array(fc.record({ heard: fc.integer({ min: -1, max: 40 }), more: fc.nat(5), waits: fc.nat(30) }), { maxLength: 12 });
    await fc.assert(fc.asyncProperty(fc.integer({ min: -1, max: 20 }), asks, async (head, steps) => {
      const written = upTo(head);
      const news = new News(BigInt(head), storeOf(written));
      await Promise.all(steps.map(async ({ heard, more, waits }) => {
        for (let i = 0; i < waits; i += 1) await Promise.resolve();
        const next = Array.from({ length: more }, (_, i) => entry(written.length + i));
        written.push(...next);
        news.add(next);
        const last = written.length - 1;
        const after = Math.min(heard, last);
        expect(positions(await news.after(BigInt(after)))).toEqual(from(after + 1, last));
      }));
    }));
  });
});
