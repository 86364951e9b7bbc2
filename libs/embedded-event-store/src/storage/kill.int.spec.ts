import { afterAll, describe, expect, it } from '@jest/globals';
import { rmSync } from 'node:fs';
import { EventStoreDBClient, type EventData } from '@eventstore/db-client';
import { checkStore } from '../index.js';
import { collect, makeDataDirectory, numbered } from '../spec/open-store.js';
import { startStoreProcess } from '../spec/store-process.js';

const dataDirectory = makeDataDirectory();
afterAll(() => { rmSync(dataDirectory, { recursive: true, force: true }); });

const WRITERS = 64;
const KILLS = 50;
/** The kill comes after a random number of acknowledgements up to this one, and a random time up to these milliseconds. */
const MOST_ACKNOWLEDGED = 120;
const LONGEST_WAIT = 12;

/** Appends one event after another to a stream of its own, each until it is acknowledged, always with the same id. */
class Writer {
  readonly acknowledged: string[] = [];
  private pending: EventData | undefined;

  constructor(readonly stream: string, private readonly exact: boolean) {}

  /** Appends one event. False when that failed: it is tried again the next time. */
  async append(client: EventStoreDBClient): Promise<boolean> {
    const event = this.pending ?? numbered(this.acknowledged.length);
    this.pending = event;
    const next = this.acknowledged.length - 1;
    const expectedRevision = !this.exact ? 'any' : next < 0 ? 'no_stream' : BigInt(next);
    const result = await client.appendToStream(this.stream, event, { expectedRevision }).catch(() => undefined);
    if (result === undefined) return false;
    expect(result.nextExpectedRevision).toBe(BigInt(next + 1));
    this.acknowledged.push(event.id);
    this.pending = undefined;
    return true;
  }
}

describe('crash (statements 13, 27)', () => {
  it(`27: killed with -9 ${KILLS} times under load, every acknowledged append is there once, in order, none twice`, async () => {
    const writers = Array.from({ length: WRITERS }, (_, n) => new Writer(`writer-${n}`, n % 2 === 0));
    for (let kill = 0; kill < KILLS; kill += 1) {
      const server = await startStoreProcess(dataDirectory);
      const client = EventStoreDBClient.connectionString(server.connectionString);
      let left = 1 + Math.floor(Math.random() * MOST_ACKNOWLEDGED);
      const killLater = (): void => { setTimeout(() => { server.kill('SIGKILL'); }, Math.random() * LONGEST_WAIT); };
      await Promise.all(writers.map(async (writer) => {
        while (await writer.append(client)) {
          left -= 1;
          if (left === 0) killLater();
        }
      }));
      await server.exited;
      await client.dispose();
    }
    const server = await startStoreProcess(dataDirectory);
    const client = EventStoreDBClient.connectionString(server.connectionString);
    for (const writer of writers) {
      // What was not answered before the last kill is sent again, and is then there once, whether or not it had been.
      expect(await writer.append(client)).toBe(true);
      const stored = (await collect(client.readStream(writer.stream))).map(({ event }) => event?.id);
      expect(stored).toEqual(writer.acknowledged);
    }
    const positions = (await collect(client.readAll())).map(({ event }) => event?.position.commit ?? 0n);
    expect(positions).toEqual(positions.map((_, index) => BigInt(index + 1)));
    await client.dispose();
    server.kill('SIGTERM');
    expect(await server.exited).toBe(0);
    expect((await checkStore(dataDirectory)).damage).toEqual([]);
  }, 300_000);
});
