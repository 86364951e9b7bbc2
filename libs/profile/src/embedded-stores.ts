import { join } from 'node:path';
import { mkdir } from 'node:fs/promises';
import { startEmbeddedEventStore } from '@juanzong/embedded-event-store';
import { type Connection, startEmbeddedPostgres } from '@juanzong/read-model';
import { erasureListOf } from './backup/layout.js';

/** The stores of the embedded profile, running. */
export interface EmbeddedStores {
  readonly eventStore: string;
  readonly postgres: Connection;
  readonly vaultDirectory: string;
  /** The document store keeps its files in a folder `documents` of this one. */
  readonly documentsDirectory: string;
  readonly keyFile: string;
  /** The list of erasures, beside the data directory. */
  readonly erasureList: string;
  stop(): Promise<void>;
}

/** Starts the event store and PostgreSQL below one data directory, the event store first: it tells whether the directory is in use. */
export async function startEmbeddedStores(dataDirectory: string): Promise<EmbeddedStores> {
  await mkdir(dataDirectory, { recursive: true });
  const eventStore = await startEmbeddedEventStore({ dataDirectory: join(dataDirectory, 'event-store') });
  try {
    const postgres = await startEmbeddedPostgres({ dataDirectory: join(dataDirectory, 'postgres') });
    return {
      eventStore: eventStore.connectionString,
      postgres,
      vaultDirectory: join(dataDirectory, 'vault'),
      documentsDirectory: dataDirectory,
      keyFile: join(dataDirectory, 'identity.key'),
      erasureList: erasureListOf(dataDirectory),
      stop: async () => {
        await postgres.stop();
        await eventStore.stop();
      },
    };
  } catch (error) {
    await eventStore.stop();
    throw error;
  }
}
