import { afterAll, describe, expect, it } from '@jest/globals';
import { rmSync } from 'node:fs';
import { EventStoreDBClient } from '@eventstore/db-client';
import { checkStore } from '../index.js';
import { collect, makeDataDirectory, numbered } from '../spec/open-store.js';
import { startStoreProcess, type StoreProcess } from '../spec/store-process.js';

const dataDirectory = makeDataDirectory();
afterAll(() => { rmSync(dataDirectory, { recursive: true, force: true }); });

const WRITERS = 64;
const ROUNDS = 3;
const ENOUGH = 400;

/** Writes with 64 writers until the store is killed in the middle. Returns what was acknowledged, by stream in order. */
async function writeUntilKilled(server: StoreProcess, client: EventStoreDBClient, round: number): Promise<Map<string, string[]>> {
  const acknowledged = new Map<string, string[]>();
  let count = 0;
  await Promise.all(Array.from({ length: WRITERS }, async (_, writer) => {
    const stream = `round-${round}-${writer}`;
    const ids: string[] = [];
    acknowledged.set(stream, ids);
    for (let n = 0; ; n += 1) {
      const event = numbered(n);
      // Once the store is gone: what was not acknowledged may or may not be there.
      if (!await client.appendToStream(stream, event).then(() => true, () => false)) return;
      ids.push(event.id);
      count += 1;
      if (count === ENOUGH) server.kill('SIGKILL');
    }
  }));
  await server.exited;
  return acknowledged;
}

describe('kill -9 under load (statement 27)', () => {
  it('loses nothing that was acknowledged and duplicates nothing', async () => {
    const all = new Map<string, string[]>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const server = await startStoreProcess(dataDirectory);
      const client = EventStoreDBClient.connectionString(server.connectionString);
      for (const [stream, ids] of await writeUntilKilled(server, client, round)) all.set(stream, ids);
      await client.dispose();
      expect((await checkStore(dataDirectory)).damage).toEqual([]);
    }
    const server = await startStoreProcess(dataDirectory);
    const client = EventStoreDBClient.connectionString(server.connectionString);
    for (const [stream, acknowledged] of all) {
      if (acknowledged.length === 0) continue;
      const stored = (await collect(client.readStream(stream))).map(({ event }) => event?.id);
      expect(stored.slice(0, acknowledged.length)).toEqual(acknowledged);
      // At most the one append that was not answered follows.
      expect(stored.length - acknowledged.length).toBeLessThanOrEqual(1);
      expect(new Set(stored).size).toBe(stored.length);
    }
    await client.dispose();
    server.kill('SIGTERM');
    expect(await server.exited).toBe(0);
  }, 90_000);
});
