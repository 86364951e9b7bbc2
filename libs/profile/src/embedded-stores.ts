import { join } from 'node:path';
import { mkdir } from 'node:fs/promises';
import { type AskingStore, openStoreInThread } from '@juanzong/embedded-event-store';
import type { Log } from '@juanzong/observability';
import { type Connection, startEmbeddedPostgres } from '@juanzong/read-model';
import { erasureListOf } from './backup/layout.js';
import { keepPostgres } from './keep-postgres.js';

/** The stores of the embedded profile, running. */
export interface EmbeddedStores {
  readonly eventStore: AskingStore;
  /** Rejects where it cannot be started. */
  readonly postgres: Promise<Connection>;
  readonly vaultDirectory: string;
  /** The document store keeps its files in a folder `documents` of this one. */
  readonly documentsDirectory: string;
  /** Where the daily roots are published. */
  readonly publishedDirectory: string;
  readonly keyFile: string;
  /** The list of erasures, beside the data directory. */
  readonly erasureList: string;
  /** Told whenever PostgreSQL has ended unasked and answers again; what it held may be gone. */
  onPostgresBack: () => Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the event store and PostgreSQL below one data directory, the event store first: it tells whether the directory is in
 * use. PostgreSQL starts while others read what the event store holds; whoever needs it waits for it, and is told if it cannot.
 */
export async function startEmbeddedStores(dataDirectory: string, log: Pick<Log, 'error' | 'info'>): Promise<EmbeddedStores> {
  await mkdir(dataDirectory, { recursive: true });
  const eventStore = await openStoreInThread(join(dataDirectory, 'event-store'));
  const postgres = startEmbeddedPostgres({ dataDirectory: join(dataDirectory, 'postgres') });
  const kept = postgres.then((server) => keepPostgres({
    postgres: server,
    onEnd: (err) => log.error({ err }, err === undefined ? 'PostgreSQL ended and is started again' : 'PostgreSQL could not be started again, and is tried once more'),
    onBack: async () => {
      await stores.onPostgresBack();
      log.info({}, 'PostgreSQL answers again');
    },
  }), () => () => Promise.resolve());
  const stores: EmbeddedStores = {
    eventStore: eventStore.store,
    postgres,
    vaultDirectory: join(dataDirectory, 'vault'),
    documentsDirectory: dataDirectory,
    publishedDirectory: join(dataDirectory, 'published'),
    keyFile: join(dataDirectory, 'identity.key'),
    erasureList: erasureListOf(dataDirectory),
    onPostgresBack: () => Promise.resolve(),
    stop: async () => {
      await (await kept)();
      await eventStore.stop();
    },
  };
  return stores;
}
