import { DEFAULT_MAX_APPEND_SIZE } from '../storage/proposed-event.js';
import { EmbeddedEventStoreError, runInWorker } from './library-worker.js';

/** How to start the store. */
export interface EmbeddedEventStoreOptions {
  /** Where everything is kept: events, certificate, credentials. Created when it is not there. */
  readonly dataDirectory: string;
  /** The port on 127.0.0.1; 0, the default, takes any free one. */
  readonly port?: number;
  /** TLS and credentials, on by default. Without them everybody on this machine may read and write. */
  readonly tls?: boolean;
  /** The users admin and ops of EventStoreDB, with the password changeit, in system streams of a fresh store. Off by default. */
  readonly initialUsers?: boolean;
  /** Bytes of one append over all its events, 1 MiB by default. */
  readonly maxAppendSize?: number;
}

/** A store that runs in a worker thread of this process and serves EventStoreDB's protocol. */
export interface EmbeddedEventStore {
  /** For the official client; with TLS it holds the password. */
  readonly connectionString: string;
  readonly port: number;
  /** Answers what is queued, ends every call and closes the files. Safe to call twice. */
  stop(): Promise<void>;
}

/** Starts the store in a worker thread and resolves when it answers. Rejects with EmbeddedEventStoreError when it cannot; see `runInWorker`. */
export async function startEmbeddedEventStore(options: EmbeddedEventStoreOptions): Promise<EmbeddedEventStore> {
  const { dataDirectory, port = 0, tls = true, initialUsers = false, maxAppendSize = DEFAULT_MAX_APPEND_SIZE } = options;
  const { address, stop } = await runInWorker({
    kind: 'serve', options: { dataDirectory, host: '127.0.0.1', port, tls: tls ? 'generated' : undefined, initialUsers, maxAppendSize },
  });
  if (address === undefined) throw new EmbeddedEventStoreError('The embedded event store is served nowhere');
  return { ...address, stop };
}
