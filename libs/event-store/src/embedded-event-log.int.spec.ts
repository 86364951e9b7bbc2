import { EventStoreDBClient, jsonEvent, type RecordedEvent } from '@eventstore/db-client';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { canonicalJson } from '@juanzong/case-file';
import { openStoreInThread, startEmbeddedEventStore, type StoreInThread } from '@juanzong/embedded-event-store';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedEventLog } from './embedded-event-log.js';
import { allSoFar } from './entries-so-far.js';
import { AppendOutcomeUnknown, AppendTooLarge, type EventLog, type LoggedEntry, StoreAway } from './event-log.js';
import { EventStoreDbLog } from './client/index.js';
import { isStoreAway } from './outage.js';
import { eventLogConformance, oneByOne, sealedEntries } from './testing/index.js';

const all = async <T>(entries: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = [];
  for await (const entry of entries) found.push(entry);
  return found;
};
const text = (entries: readonly LoggedEntry[]): string => canonicalJson(entries.map(({ position, entry }) => ({ position: String(position), entry })));
/** Everything there is, as a follower hears it. */
const followed = (log: EventLog, type?: string): Promise<LoggedEntry[]> => allSoFar(log, type === undefined ? {} : { type });

describe('the log over the store in a thread of this process', () => {
  const folders: string[] = [];
  let folder: string;
  let opened: StoreInThread;
  let log: EmbeddedEventLog;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'embedded-event-log-'));
    folders.push(folder);
    opened = await openStoreInThread(folder);
    log = new EmbeddedEventLog(opened.store);
  });
  afterEach(() => opened.stop());
  afterAll(() => folders.forEach((one) => rmSync(one, { recursive: true, force: true })));

  /** What is done to the same files by the official client, while nobody else has them open. */
  async function served<T>(work: (client: EventStoreDBClient) => Promise<T>, initialUsers = false): Promise<T> {
    await opened.stop();
    const store = await startEmbeddedEventStore({ dataDirectory: folder, initialUsers });
    const client = EventStoreDBClient.connectionString(store.connectionString);
    try {
      return await work(client);
    } finally {
      await client.dispose();
      await store.stop();
      opened = await openStoreInThread(folder);
      log = new EmbeddedEventLog(opened.store);
    }
  }

  for (const { name, run } of eventLogConformance(() => log)) it(name, run);

  it('stores what the official client stores, and reads what it stored', async () => {
    const entries = sealedEntries('case-both', 6);
    await log.append('case-both', -1, entries.slice(0, 3));
    const [read, heard] = await served(async (client) => {
      const other = new EventStoreDbLog(client);
      // The very bytes: the same append by the other client is known again.
      await other.append('case-both', -1, entries.slice(0, 3));
      await other.append('case-both', 2, entries.slice(3));
      return [await all(other.read('case-both')), await followed(other)] as const;
    });
    await log.append('case-both', 2, entries.slice(3));
    expect(text(await all(log.read('case-both')))).toBe(text(read));
    expect(text(await followed(log))).toBe(text(heard));
    expect(read).toHaveLength(6);
    const stored = await served((client) => all(client.readStream('case-both') as AsyncIterable<unknown> as AsyncIterable<{ event: RecordedEvent }>));
    expect(stored.map(({ event: { id, type, isJson, data, metadata } }) => ({ id, type, isJson, data, metadata })))
      .toEqual(entries.map(({ data, ...envelope }) => ({ id: envelope.eventId, type: envelope.type, isJson: true, data, metadata: envelope })));
  });

  it('tells of what was appended here without parsing it, and of what is stored where something else was sent under its ids', async () => {
    const entries = sealedEntries('case-own', 3);
    await log.append('case-own', -1, entries);
    const told = await followed(log);
    expect(told.map(({ entry }) => entry)).toEqual(entries);
    told.forEach(({ entry }, i) => expect(entry).toBe(entries[i]));

    // The store knows the ids and says yes; what it holds is what was sent first.
    const others = sealedEntries('case-own', 3, undefined, 'other').map((entry, i) => ({ ...entry, eventId: entries[i]?.eventId ?? entry.eventId }));
    await log.append('case-own', -1, others);
    expect((await followed(log)).map(({ entry }) => entry)).toEqual(entries);
    // What is read is always read.
    for (const { entry } of await all(log.read('case-own'))) expect(entries).not.toContain(entry);
  });

  it('leaves out what the store wrote for itself, at the head too, and follows one type alone', async () => {
    await log.append('case-types', -1, sealedEntries('case-types', 3));
    await served(() => Promise.resolve(), true);
    const [first] = await all(log.read('case-types'));
    expect((await followed(log)).map(({ entry }) => entry.stream)).toEqual(['case-types', 'case-types', 'case-types']);
    expect(await followed(log, first?.entry.type)).not.toHaveLength(0);
    expect(await followed(log, 'no.Such')).toEqual([]);
    const last = (await all(log.read('case-types'))).at(-1);
    expect([await log.head(), await log.newest()]).toEqual([last?.position, last?.entry.recordedAt]);
  });

  it('has neither head nor newest while nothing was written', async () => {
    expect([await log.head(), await log.newest()]).toEqual([undefined, undefined]);
  });

  it('carries ten thousand entries to a slow follower, each once and in order, while others read and append', async () => {
    const entries = sealedEntries('case-many', 10_000);
    for (let from = 0; from < entries.length; from += 500) await log.append('case-many', from - 1, entries.slice(from, from + 500));
    const seen: number[] = [];
    const abort = new AbortController();
    for await (const item of oneByOne(log.follow(undefined, { signal: abort.signal }), abort.signal)) {
      if ('entry' in item && item.entry.stream === 'case-many') seen.push(item.entry.revision);
      if (seen.length % 1_000 === 0) {
        await log.append(`case-beside-${seen.length}`, -1, sealedEntries(`case-beside-${seen.length}`, 1)).catch(() => undefined);
        expect(await all(log.read('case-many', 9_990))).toHaveLength(10);
      }
      if (seen.length === entries.length) abort.abort();
    }
    expect(seen).toEqual(entries.map(({ revision }) => revision));
  });

  it('forgets a reader who leaves early, and answers the next', async () => {
    await log.append('case-left', -1, sealedEntries('case-left', 600));
    for (let i = 0; i < 20; i += 1) {
      for await (const { entry } of log.read('case-left')) if (entry.revision === 1) break;
    }
    expect(await all(log.read('case-left'))).toHaveLength(600);
  });

  it('refuses what is too large, and stores nothing of it', async () => {
    const [one] = sealedEntries('case-large', 1);
    const large = [{ ...one, data: { text: 'x'.repeat(1024 * 1024) } }] as never;
    await expect(log.append('case-large', -1, large)).rejects.toBeInstanceOf(AppendTooLarge);
    expect(await all(log.read('case-large'))).toEqual([]);
  });

  it('names an event that is no entry of the platform', async () => {
    await served(async (client) => {
      await client.appendToStream('case-foreign', [jsonEvent({ type: 'foreign', data: {} })]);
    });
    await expect(all(log.read('case-foreign'))).rejects.toThrow('not an entry of a case file: case-foreign@0');
    await expect(followed(log)).rejects.toThrow('not an entry of a case file: case-foreign@0');
  });

  it('says of a stream that was deleted that it was', async () => {
    await log.append('case-gone', -1, sealedEntries('case-gone', 1));
    await served((client) => client.tombstoneStream('case-gone'));
    await expect(all(log.read('case-gone'))).rejects.toThrow('deleted');
    await expect(log.append('case-gone', 0, sealedEntries('case-gone', 1))).rejects.toBeInstanceOf(AppendOutcomeUnknown);
  });

  it('answers what was asked before it is closed; afterwards the store is away', async () => {
    const following = followedUntilError(log);
    await log.head();
    // Asked and not waited for: what is stopped next has written and answered it.
    const written = log.append('case-last', -1, sealedEntries('case-last', 2));
    await new Promise((resolve) => setImmediate(resolve));
    await opened.stop();
    expect(await written).toBe(2n);
    for (const asked of [following, all(log.read('case-last')), log.head()]) {
      const error = await asked.then(() => undefined, (reason: unknown) => reason);
      expect([error instanceof StoreAway, isStoreAway(error)]).toEqual([true, true]);
    }
    const late = await log.append('case-last', 1, sealedEntries('case-last', 1)).catch((reason: unknown) => reason);
    expect([late instanceof AppendOutcomeUnknown, isStoreAway(late)]).toEqual([true, true]);
    opened = await openStoreInThread(folder);
    log = new EmbeddedEventLog(opened.store);
    expect(await all(log.read('case-last'))).toHaveLength(2);
  });
});

async function followedUntilError(log: EventLog): Promise<void> {
  for await (const _ of log.follow(undefined, { signal: new AbortController().signal }));
}
