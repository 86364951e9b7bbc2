import type { Entry } from '@juanzong/case-file';
import type { PlainEvent } from './read-event.js';

/** Who follows the log is told of an entry within moments of its append; who is further behind reads it. */
const KEPT = 4_096;

/** Entries that this process has just sent to the store: when the log tells of them, what it wrote itself need not be parsed. */
export class OwnEntries {
  readonly #sent = new Map<string, Entry>();

  sent(entries: readonly Entry[]): void {
    for (const entry of entries) this.#sent.set(entry.eventId, entry);
    // The oldest go first.
    for (const id of this.#sent.keys()) {
      if (this.#sent.size <= KEPT) return;
      this.#sent.delete(id);
    }
  }

  /**
   * The entry that an event holds, if it is the very one that was sent under its id: what is stored ends with the hash that
   * vouches for all of it. The id alone does not: the store may have taken another's, and refused what was sent here.
   */
  of(event: PlainEvent): Entry | undefined {
    const sent = this.#sent.get(event.id);
    return sent && event.metadataEnd(END_LENGTH) === endOf(sent.hash) ? sent : undefined;
  }
}

/** How an envelope ends: an entry is sealed last, so that its hash is the last member. */
const endOf = (hash: string): string => `,"hash":"${hash}"}`;
const END_LENGTH = endOf('0'.repeat(64)).length;
