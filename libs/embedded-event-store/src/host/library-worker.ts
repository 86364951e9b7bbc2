import { Worker } from 'node:worker_threads';
import type { WorkerTask } from './worker-messages.js';

/** Starts the built worker, whether this code itself was built or is read from the sources. */
export function startWorker(task: WorkerTask): Worker {
  const built = import.meta.url.endsWith('.ts') ? '../../dist/worker.js' : '../worker.js';
  return new Worker(new URL(built, import.meta.url), { workerData: task });
}
