import type { Entry } from '@juanzong/case-file';
import type { Located, Position } from '../bus/message.js';
import { Signal } from '../bus/signal.js';
import { sampleEntry } from '../conformance/sample-messages.js';
import type { StreamReader } from '../consumer/stream-reader.js';
import type { EntryFeed, FeedItem } from '../relay/entry-feed.js';

/** An event store of a few lines: append, follow, read. */
export class MemoryStore implements EntryFeed, StreamReader {
  readonly all: Located[] = [];
  rangeReads = 0;
  /** While set, reading fails with it. */
  broken: Error | undefined;
  readonly #revisions = new Map<string, number>();
  readonly #changed = new Signal();

  get head(): Position {
    return this.all.at(-1)?.position ?? -1n;
  }

  append(stream: string, change: Partial<Entry> = {}): Located {
    const revision = (this.#revisions.get(stream) ?? -1) + 1;
    this.#revisions.set(stream, revision);
    const located = { position: this.head + 5n, entry: { ...sampleEntry(stream, revision), ...change } };
    this.all.push(located);
    this.#changed.raise();
    return located;
  }

  async *follow(from: Position, { signal }: { readonly signal: AbortSignal }): AsyncIterable<readonly FeedItem[]> {
    signal.addEventListener('abort', () => this.#changed.raise());
    let next = this.all.findIndex((located) => located.position > from);
    if (next < 0) next = this.all.length;
    while (!signal.aborted) {
      const located = this.all[next];
      if (located) {
        next += 1;
        yield [located];
        continue;
      }
      yield [{ caughtUp: this.head }];
      if (next === this.all.length && !signal.aborted) await this.#changed.next();
    }
  }

  async *readStream(stream: string, { from, to }: { readonly from: number; readonly to?: number }): AsyncIterable<Located> {
    for (const located of this.all) {
      if (this.broken) throw this.broken;
      const { entry } = located;
      if (entry.stream === stream && entry.revision >= from && (to === undefined || entry.revision <= to)) yield located;
    }
  }

  async *readRange({ after, upTo }: { readonly after: Position; readonly upTo: Position }): AsyncIterable<Located> {
    this.rangeReads += 1;
    for (const located of this.all) {
      if (this.broken) throw this.broken;
      if (located.position > after && located.position <= upTo) yield located;
    }
  }
}
