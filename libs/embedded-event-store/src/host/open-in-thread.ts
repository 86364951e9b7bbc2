import { MessageChannel } from 'node:worker_threads';
import { AskingStore } from '../asked/asking.js';
import { DEFAULT_MAX_APPEND_SIZE } from '../storage/proposed-event.js';
import { runInWorker } from './library-worker.js';

/** A store that a worker thread of this process has open. Nobody else can reach it: it listens nowhere. */
export interface StoreInThread {
  readonly store: AskingStore;
  /** Writes and answers what is queued, ends everything else that was asked and closes the files. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Opens the store below `dataDirectory` in a worker thread, and makes it when it is not there. Bytes of one append over all
 * its events: 1 MiB unless told. Rejects with EmbeddedEventStoreError when it cannot be opened; see `runInWorker`.
 */
export async function openStoreInThread(dataDirectory: string, maxAppendSize = DEFAULT_MAX_APPEND_SIZE): Promise<StoreInThread> {
  const { port1, port2 } = new MessageChannel();
  try {
    const { stop } = await runInWorker({ kind: 'answer', dataDirectory, maxAppendSize, port: port2 });
    const store = new AskingStore(port1);
    const inOrder = async (): Promise<void> => {
      await store.close();
      await stop();
      port1.close();
    };
    let stopping: Promise<void> | undefined;
    return { store, stop: () => (stopping ??= inOrder()) };
  } catch (error) {
    port1.close();
    throw error;
  }
}
