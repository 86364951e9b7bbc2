import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type EmbeddedEventStore, startEmbeddedEventStore } from '@juanzong/embedded-event-store';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppendOutcomeUnknown, StoreAway, type UnopenedEntry } from '../event-log.js';
import { EventStoreDbLog } from './event-store-db-log.js';
import { eventLogConformance, oneByOne, sealedEntries } from '../testing/index.js';

describe('the log over the official client and the embedded store', () => {
  const folder = mkdtempSync(join(tmpdir(), 'event-log-'));
  let store: EmbeddedEventStore;
  let client: EventStoreDBClient;

  beforeAll(async () => {
    store = await startEmbeddedEventStore({ dataDirectory: folder });
    client = EventStoreDBClient.connectionString(store.connectionString);
  });
  afterAll(async () => {
    await client.dispose();
    await store.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const { name, run } of eventLogConformance(() => new EventStoreDbLog(client))) it(name, run);

  it('carries a thousand entries through a follower, each once and in order', async () => {
    const log = new EventStoreDbLog(client);
    const entries = sealedEntries('case-many', 1_000);
    for (let from = 0; from < entries.length; from += 250) await log.append('case-many', from - 1, entries.slice(from, from + 250));
    const seen: number[] = [];
    const abort = new AbortController();
    for await (const item of oneByOne(log.follow(undefined, { signal: abort.signal }), abort.signal)) {
      if ('entry' in item && item.entry.stream === 'case-many') seen.push(item.entry.revision);
      if (seen.length % 100 === 0) await new Promise((resolve) => setImmediate(resolve));
      if (seen.length === entries.length) abort.abort();
    }
    expect(seen).toEqual(entries.map(({ revision }) => revision));
  });

  it('passes entries on unread: what stands on the envelope, and the whole as it is stored', async () => {
    const log = new EventStoreDbLog(client);
    const entries = sealedEntries('case-passed-on', 20);
    await log.append('case-passed-on', -1, entries);
    const abort = new AbortController();
    const passed: UnopenedEntry[] = [];
    for await (const items of log.followUnopened(undefined, { signal: abort.signal })) {
      passed.push(...items.flatMap((item) => ('entry' in item && item.entry.stream === 'case-passed-on' ? [item] : [])));
      if (passed.length === entries.length) abort.abort();
    }
    expect(passed.map(({ entry }) => entry)).toEqual(entries.map(({ data: _, ...envelope }) => envelope));
    expect(passed.map(({ json }) => JSON.parse(json.toString()) as unknown)).toEqual(entries);
    const positions: bigint[] = [];
    for await (const { position } of log.read('case-passed-on')) positions.push(position);
    expect(passed.map(({ position }) => position)).toEqual(positions);
  });

  it('names an event that is no entry of the platform, at its place', async () => {
    await client.appendToStream('case-foreign', [jsonEvent({ type: 'foreign', data: {} })]);
    const read = async (): Promise<void> => {
      for await (const _ of new EventStoreDbLog(client).read('case-foreign'));
    };
    await expect(read()).rejects.toThrow('not an entry of a case file: case-foreign@0');
    const follow = async (): Promise<void> => {
      for await (const _ of new EventStoreDbLog(client).follow(undefined, { signal: new AbortController().signal }));
    };
    await expect(follow()).rejects.toThrow('not an entry of a case file: case-foreign@0');
  });

  it('does not know the outcome when the store does not answer, and reads from a store that is away', async () => {
    const nobody = EventStoreDBClient.connectionString('esdb://127.0.0.1:1?tls=false&maxDiscoverAttempts=1&discoveryInterval=1');
    const log = new EventStoreDbLog(nobody);
    await expect(log.append('case-x', -1, sealedEntries('case-x', 1))).rejects.toBeInstanceOf(AppendOutcomeUnknown);
    const read = async (items: AsyncIterable<unknown>): Promise<void> => {
      for await (const _ of items);
    };
    for (const asked of [() => read(log.read('case-x')), () => read(log.follow(undefined, { signal: new AbortController().signal })), () => log.head(), () => log.newest()]) await expect(asked()).rejects.toBeInstanceOf(StoreAway);
    await nobody.dispose();
  });
});
