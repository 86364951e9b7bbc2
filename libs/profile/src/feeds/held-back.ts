import type { EntryFeed } from '@juanzong/read-model';

/** A feed of which every item waits until the gate is open. */
export const heldBack = (feed: EntryFeed, gate: { passed(): Promise<void> }): EntryFeed => ({
  async *follow(from, options) {
    for await (const items of feed.follow(from, options)) {
      for (const item of items) {
        await gate.passed();
        yield [item];
      }
    }
  },
});
