import { startWorker } from './library-worker.js';
import { DEFAULT_MAX_APPEND_SIZE } from './run-server.js';
import type { WorkerMessage } from './worker-messages.js';

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

/** A store that runs in a worker thread of this process. */
export interface EmbeddedEventStore {
  /** For the official client; with TLS it holds the password. */
  readonly connectionString: string;
  readonly port: number;
  /** Answers what is queued, ends every call and closes the files. Safe to call twice. */
  stop(): Promise<void>;
}

/** The store could not be started: the data directory is in use, the port is taken, or its files cannot be read. */
export class EmbeddedEventStoreError extends Error {
  override readonly name = 'EmbeddedEventStoreError';
}

/**
 * Starts the store in a worker thread and resolves when it answers. Rejects with EmbeddedEventStoreError when it cannot.
 * If the running store fails, as when a commit fails, an uncaught error stops this process: what it acknowledged is on
 * disk, and nothing may go on as if the rest were.
 */
export function startEmbeddedEventStore(options: EmbeddedEventStoreOptions): Promise<EmbeddedEventStore> {
  const { dataDirectory, port = 0, tls = true, initialUsers = false, maxAppendSize = DEFAULT_MAX_APPEND_SIZE } = options;
  const worker = startWorker({
    options: { dataDirectory, host: '127.0.0.1', port, tls: tls ? 'generated' : undefined, initialUsers, maxAppendSize },
  });
  return new Promise((resolve, reject) => {
    let running = false;
    let stopping = false;
    const exited = new Promise<void>((gone) => { worker.once('exit', () => { gone(); }); });
    const lost = (error: Error): void => {
      if (running) throw error;
      reject(error);
    };
    const stop = async (): Promise<void> => {
      if (!stopping) worker.postMessage('stop');
      stopping = true;
      await exited;
    };
    worker.on('error', (error) => {
      lost(new EmbeddedEventStoreError('The embedded event store failed', { cause: error }));
    });
    worker.on('exit', () => {
      if (!stopping) lost(new EmbeddedEventStoreError('The embedded event store ended'));
    });
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'refused') reject(new EmbeddedEventStoreError(message.message));
      if (message.kind !== 'ready') return;
      running = true;
      resolve({ connectionString: message.connectionString, port: message.port, stop });
    });
  });
}
