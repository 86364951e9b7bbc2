import { afterAll, describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonEvent } from '@eventstore/db-client';
import { checkStore, startEmbeddedEventStore } from '../index.js';
import { collect, type OpenStore, openStore } from '../spec/open-store.js';

let open: OpenStore | undefined;
afterAll(async () => { await open?.close(); });

const MARK = 'the-marked-text';

/** Changes one byte wherever the mark is in the file, as a failing disk might. */
function flip(file: string): void {
  const bytes = readFileSync(file);
  for (let at = bytes.indexOf(MARK); at >= 0; at = bytes.indexOf(MARK, at + 1)) bytes[at + 4] = (bytes[at + 4] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

describe('a changed byte in a record (statement 25a)', () => {
  it('is reported by stream, revision and position, and read as an error', async () => {
    open = await openStore();
    const { client, store, dataDirectory } = open;
    const event = (text: string): ReturnType<typeof jsonEvent> => jsonEvent({ type: 't', data: { text } });
    await client.appendToStream('sound', event('a'));
    await client.appendToStream('hurt', [event('b'), event(MARK), event('c')]);
    await store.stop();
    expect(await checkStore(dataDirectory)).toEqual({ events: 4, streams: 2, damage: [] });
    flip(join(dataDirectory, 'events/data.mdb'));
    const report = await checkStore(dataDirectory);
    expect(report.damage).toEqual([{ stream: 'hurt', revision: 1, position: 3, problem: 'checksum does not match' }]);
    const again = await startEmbeddedEventStore({ dataDirectory, port: store.port });
    await expect(collect(client.readStream('hurt'))).rejects.toThrow(/checksum does not match \(stream hurt, revision 1, position 3\)/);
    expect(await collect(client.readStream('hurt', { maxCount: 1 }))).toHaveLength(1);
    expect(await collect(client.readStream('sound'))).toHaveLength(1);
    await client.dispose();
    await again.stop();
  });
});
