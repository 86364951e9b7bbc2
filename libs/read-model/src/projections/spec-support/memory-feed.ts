import { Change } from '../change.js';
import type { EntryFeed, FeedEntry, FeedItem } from '../feed.js';

/** A log in memory that delivers as badly as the port allows: some entries twice, and with breaks. */
export class MemoryFeed implements EntryFeed {
  readonly log: FeedEntry[] = [];
  /** How many entries before `from` are delivered again. */
  repeats = 0;
  /** Ends the following after so many items; 0 never. */
  breakAfter = 0;
  private readonly revisions = new Map<string, number>();
  private readonly grown = new Change();

  append(stream: string, entry: object): FeedEntry {
    const revision = this.revisions.get(stream) ?? 0;
    this.revisions.set(stream, revision + 1);
    const added = { position: BigInt(this.log.length + 1) * 10n, entry: { ...entry, stream, revision } };
    this.log.push(added);
    this.grown.announce();
    return added;
  }

  async *follow(from: bigint | undefined, { signal }: { readonly signal: AbortSignal }): AsyncGenerator<readonly FeedItem[]> {
    const wake = (): void => this.grown.announce();
    signal.addEventListener('abort', wake, { once: true });
    const after = this.log.filter((entry) => from !== undefined && entry.position <= from).length;
    let next = Math.max(0, after - this.repeats);
    const end = this.log.length;
    let told = false;
    for (let items = 1; !signal.aborted; items += 1) {
      const entry = this.log[next];
      if (!told && next >= end) {
        yield [{ caughtUp: true }];
        told = true;
      } else if (entry) {
        yield [entry];
        next += 1;
      } else {
        await this.grown.wait();
      }
      if (this.breakAfter > 0 && items >= this.breakAfter) throw new Error('the log is out of reach');
    }
  }
}
