import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { type EmbeddedEventStore, type EmbeddedEventStoreOptions, startEmbeddedEventStore } from '../index.js';

/** A data directory for one spec file. */
export const makeDataDirectory = (): string => mkdtempSync(join(tmpdir(), 'event-store-'));

/** A store in a directory of its own, with the one official client that a spec file may have. */
export interface OpenStore {
  readonly store: EmbeddedEventStore;
  readonly client: EventStoreDBClient;
  readonly dataDirectory: string;
  close(): Promise<void>;
}

/** Starts a store and connects the client to it. */
export async function openStore(options: Partial<EmbeddedEventStoreOptions> = {}): Promise<OpenStore> {
  const dataDirectory = options.dataDirectory ?? makeDataDirectory();
  const store = await startEmbeddedEventStore({ dataDirectory, ...options });
  const client = EventStoreDBClient.connectionString(store.connectionString);
  const close = async (): Promise<void> => {
    await client.dispose();
    await store.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  };
  return { store, client, dataDirectory, close };
}

/** An event whose data is its number. */
export const numbered = (n: number, id?: string): ReturnType<typeof jsonEvent> =>
  jsonEvent({ type: 'Numbered', data: { n }, ...(id === undefined ? {} : { id }) });

/** Everything an asynchronous sequence gives, in order. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** Waits until `done` holds, looking again after every turn. */
export async function until(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((resolve) => { setTimeout(resolve, 5); });
}
