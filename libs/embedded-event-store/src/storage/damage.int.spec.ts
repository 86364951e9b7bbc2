import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { copyFileSync, cpSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonEvent } from '@eventstore/db-client';
import { checkStore, startEmbeddedEventStore } from '../index.js';
import { collect, makeDataDirectory, type OpenStore, openStore } from '../spec/open-store.js';
import { startStoreProcess } from '../spec/store-process.js';
import type { Damage } from './damage.js';
import { type EventDatabase, openDatabase } from './database.js';
import { positionKey, revisionKey } from './keys.js';
import { indexEntry } from './pending-stream.js';

let open: OpenStore;
let sound: string;
const copies: string[] = [];

const MARK = 'the-marked-text';
const EVENTS = 303;
/** Random changes; each is checked by a process of its own. */
const FLIPS = 12;
const event = (text: string): ReturnType<typeof jsonEvent> => jsonEvent({ type: 't', data: { text } });
/** A position that nobody has come to: what a changed bit makes of one. */
const FAR = EVENTS + 2 ** 40;
const dataFile = (directory: string): string => join(directory, 'events/data.mdb');

beforeAll(async () => {
  open = await openStore();
  const { client, store, dataDirectory } = open;
  await client.appendToStream('sound', event('a'));
  await client.appendToStream('hurt', [event('b'), event(MARK)]);
  for (let n = 0; n < 6; n += 1) await client.appendToStream(`filling-${n}`, Array.from({ length: 50 }, (_, i) => event(`${n}-${i}-${'x'.repeat(300)}`)));
  await store.stop();
  sound = dataDirectory;
});
afterEach(() => { for (const copy of copies.splice(0)) rmSync(copy, { recursive: true, force: true }); });
afterAll(async () => { await open.close(); });

/** A copy of the sound store that a test may damage. */
function copied(): string {
  const copy = makeDataDirectory();
  copies.push(copy);
  cpSync(sound, copy, { recursive: true });
  return copy;
}

/** Changes one byte wherever the mark is in the file, as a failing disk might. */
function flip(file: string): void {
  const bytes = readFileSync(file);
  for (let at = bytes.indexOf(MARK); at >= 0; at = bytes.indexOf(MARK, at + 1)) bytes[at + 4] = (bytes[at + 4] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

/** What the store says when it is started by itself on this directory; undefined when it starts. */
async function refusal(directory: string): Promise<string | undefined> {
  const server = await startStoreProcess(directory).catch((error: unknown) => String(error));
  if (typeof server === 'string') return server;
  server.kill('SIGKILL');
  await server.exited;
  return undefined;
}

const position = ({ position: at }: Damage): number => at ?? 0;

describe('damage (statements 25a, 27)', () => {
  it('a sound store has none', async () => {
    expect(await checkStore(sound)).toEqual({ events: EVENTS, streams: 8, damage: [] });
  });

  it('25a: a changed byte is reported by stream, revision and position, and read as an error', async () => {
    const directory = copied();
    flip(dataFile(directory));
    expect((await checkStore(directory)).damage).toEqual([{ stream: 'hurt', revision: 1, position: 3, problem: 'checksum does not match' }]);
    const again = await startEmbeddedEventStore({ dataDirectory: directory, port: open.store.port });
    await expect(collect(open.client.readStream('hurt'))).rejects.toThrow(/checksum does not match \(stream hurt, revision 1, position 3\)/);
    expect(await collect(open.client.readStream('hurt', { maxCount: 1 }))).toHaveLength(1);
    expect(await collect(open.client.readStream('sound'))).toHaveLength(1);
    await open.client.dispose();
    await again.stop();
  });

  it('a file that was cut off is refused by the store, and reported with what is lost', async () => {
    const directory = copied();
    const { size } = statSync(dataFile(directory));
    truncateSync(dataFile(directory), Math.floor(size * 0.6));
    const { damage } = await checkStore(directory);
    expect(damage[0]?.problem).toMatch(/the data file was cut off: \d+ of \d+ bytes/);
    expect(damage.length).toBeGreaterThan(1);
    expect(await refusal(directory)).toMatch(/event-store check/);
  }, 60_000);

  it('a file that is empty, gone, or from earlier is refused: acknowledged events are missing', async () => {
    const emptied = copied();
    truncateSync(dataFile(emptied), 0);
    expect(await refusal(emptied)).toMatch(/acknowledged events are missing: the store ends at position 0, and had reached 303/);
    const earlier = copied();
    const other = await startEmbeddedEventStore({ dataDirectory: join(earlier, 'other') });
    await other.stop();
    copyFileSync(dataFile(join(earlier, 'other')), dataFile(earlier));
    expect(await refusal(earlier)).toMatch(/acknowledged events are missing/);
    const missing = (await checkStore(earlier)).damage;
    expect(missing).toHaveLength(EVENTS);
    expect(missing.map(position)).toEqual(Array.from({ length: EVENTS }, (_, n) => n + 1));
  }, 60_000);

  it.each([
    ['key of the log', (database: EventDatabase) => { database.log.putSync(positionKey(FAR), database.log.get(positionKey(EVENTS)) ?? Buffer.alloc(0)); }],
    ['index of revisions', (database: EventDatabase) => { database.streams.putSync(revisionKey(1, 0), indexEntry(FAR, Buffer.alloc(16))); }],
  ])('a position in the %s that cannot have been reached is reported, and not counted up to', async (_where, damaging) => {
    const directory = copied();
    const database = openDatabase(directory);
    damaging(database);
    await database.root.close();
    const { damage } = await checkStore(directory);
    expect(damage.map(({ problem }) => problem)).toContainEqual(expect.stringMatching(new RegExp(`position ${FAR} is named, where no more than 30[34] events can have been written`)));
    expect(damage.length).toBeLessThan(5);
  }, 60_000);

  it('a store whose last record says another position than its key is refused: nothing is written behind it', async () => {
    const directory = copied();
    const database = openDatabase(directory);
    database.log.putSync(positionKey(FAR), database.log.get(positionKey(EVENTS)) ?? Buffer.alloc(0));
    await database.root.close();
    expect(await refusal(directory)).toMatch(/the last record lies at position \d+ and says 303.*event-store check/s);
  }, 60_000);

  it('a changed byte anywhere is found, or changes nothing that anybody reads', async () => {
    const bytes = readFileSync(dataFile(sound));
    const directory = copied();
    const found: boolean[] = [];
    for (let n = 0; n < FLIPS; n += 1) {
      const at = Math.floor(Math.random() * bytes.length);
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ (1 << (n % 8));
      writeFileSync(dataFile(directory), changed);
      const report = await checkStore(directory).catch((error: unknown) => String(error));
      const unharmed = typeof report !== 'string' && report.damage.length === 0;
      // Free pages, unused room within pages and older headers are read by nobody: then everything is still there.
      if (unharmed) expect([at, report.events, report.streams]).toEqual([at, EVENTS, 8]);
      found.push(!unharmed);
    }
    expect(found.filter(Boolean).length).toBeGreaterThan(0);
  }, 120_000);
});
