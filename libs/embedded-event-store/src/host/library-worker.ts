import { type Transferable, Worker } from 'node:worker_threads';
import type { ServedAt, WorkerMessage, WorkerTask } from './worker-messages.js';

/** The store could not be started: the data directory is in use, the port is taken, or its files cannot be read. */
export class EmbeddedEventStoreError extends Error {
  override readonly name = 'EmbeddedEventStoreError';
}

/** A worker that has said that it is ready. */
export interface RunningWorker {
  readonly address: ServedAt | undefined;
  /** Resolves when its thread has ended. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Runs a task in a worker thread and resolves when that is ready. Rejects with EmbeddedEventStoreError when it cannot. If
 * it fails later, as when a commit fails, an uncaught error stops this process: what it acknowledged is on disk, and
 * nothing may go on as if the rest were.
 */
export function runInWorker(task: WorkerTask): Promise<RunningWorker> {
  const moved: Transferable[] = task.kind === 'answer' ? [task.port] : [];
  const worker = new Worker(new URL(builtWorker, import.meta.url), { workerData: task, transferList: moved });
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
      resolve({ address: message.address, stop });
    });
  });
}

/** Whether this code itself was built or is read from the sources. */
const builtWorker = import.meta.url.endsWith('.ts') ? '../../dist/worker.js' : '../worker.js';
