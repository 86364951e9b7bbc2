import { BEFORE_FIRST, type Located, type Position } from '@juanzong/messaging';
import { type Item, itemOf } from '../../simulation/news.js';

/** Everything that was written after a position, read from the store: several processes write, and none of them hears of all. */
export class StoredNews {
  constructor(
    private readonly headNow: () => Promise<Position | undefined>,
    private readonly stored: (range: { readonly after: Position; readonly upTo: Position }) => AsyncIterable<Located>,
  ) {}

  /** Nothing need be kept of what is in the store. */
  add(): void {}

  async after(position: Position): Promise<Item[]> {
    const upTo = (await this.headNow()) ?? BEFORE_FIRST;
    const items: Item[] = [];
    if (position < upTo) for await (const located of this.stored({ after: position, upTo })) items.push(itemOf(located));
    return items;
  }
}
