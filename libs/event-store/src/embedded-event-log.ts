import type { Entry } from '@juanzong/case-file';
import { type AskingStore, CAUGHT_UP, type NewEvent, type Page, StoreClosedError } from '@juanzong/embedded-event-store';
import type { Instant } from '@juanzong/kernel';
import { AppendConflict, AppendOutcomeUnknown, AppendTooLarge, type FollowedBatch, type FollowOptions, type LoggedEntry, StoreAway, type StoreLog } from './event-log.js';
import { OwnEntries } from './own-entries.js';
import { readEvent } from './read-event.js';
import { fromStored, positionOf } from './stored-form.js';

/** The log over a store that a thread of this process has open. What is stored is what the official client would store. */
export class EmbeddedEventLog implements StoreLog {
  readonly #own = new OwnEntries();

  constructor(private readonly store: AskingStore) {}

  async append(stream: string, expected: number, entries: readonly Entry[]): Promise<bigint> {
    this.#own.sent(entries);
    const appended = await this.store.append(stream, Math.max(expected, -1), entries.map(toNewEvent)).catch((error: unknown) => {
      throw new AppendOutcomeUnknown(stream, error);
    });
    if (appended.kind === 'conflict') throw new AppendConflict(stream, appended.lastRevision);
    if (appended.kind === 'too-large') throw new AppendTooLarge(stream, undefined);
    return BigInt(appended.position ?? 0);
  }

  async *read(stream: string, from = 0): AsyncIterable<LoggedEntry> {
    try {
      for await (const page of this.store.read(stream, from)) for (const message of page) yield entryOf(message);
    } catch (error) {
      throw awayOr(error);
    }
  }

  async *follow(after: bigint | undefined, { signal, type }: FollowOptions): AsyncIterable<FollowedBatch> {
    try {
      for await (const page of this.store.follow(Number(after ?? 0n), type, signal)) {
        if (page === CAUGHT_UP) yield [{ caughtUp: true }];
        else yield* entriesOf(page, this.#own);
      }
    } catch (error) {
      throw awayOr(error);
    }
  }

  async head(): Promise<bigint | undefined> {
    return (await this.#last())?.position;
  }

  async newest(): Promise<Instant | undefined> {
    return (await this.#last())?.entry.recordedAt;
  }

  async #last(): Promise<LoggedEntry | undefined> {
    const message = await this.store.last().catch((error: unknown) => {
      throw awayOr(error);
    });
    return message && entryOf(message);
  }
}

const toNewEvent = ({ data, ...envelope }: Entry): NewEvent => ({ id: envelope.eventId, type: envelope.type, data: JSON.stringify(data), metadata: JSON.stringify(envelope) });

/** The entries of a page. @throws Error at an event that is not an entry of the platform, behind those before it */
function* entriesOf(page: Page, own: OwnEntries): Iterable<FollowedBatch> {
  const entries: LoggedEntry[] = [];
  try {
    for (const message of page) entries.push(entryOf(message, own));
  } finally {
    if (entries.length > 0) yield entries;
  }
}

/** @throws Error for an event that is not an entry of the platform. */
function entryOf(message: Uint8Array, own?: OwnEntries): LoggedEntry {
  const read = readEvent(message);
  if (!read) throw new Error('not an entry of a case file: an event that is not JSON');
  const entry = own?.of(read.event);
  return entry ? { position: positionOf(read.event), entry } : fromStored(read.event);
}

const awayOr = (error: unknown): unknown => (error instanceof StoreClosedError ? new StoreAway('the event store is closed', { cause: error }) : error);
