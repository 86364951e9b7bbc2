import type { StoreReport } from '../storage/check-database.js';
import { startWorker } from './library-worker.js';
import type { WorkerMessage } from './worker-messages.js';

/**
 * Reads everything in the store below `dataDirectory` and reports what is damaged: checksums, gaps in the revisions of a
 * stream, positions that do not rise, and index entries that lead nowhere. Changes nothing; a server may be running.
 * Rejects when there is no store, or one of another version.
 */
export function checkStore(dataDirectory: string): Promise<StoreReport> {
  const worker = startWorker({ task: 'check', dataDirectory });
  return new Promise((resolve, reject) => {
    worker.on('error', reject);
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'checked') resolve(message.report);
      if (message.kind === 'refused') reject(new Error(message.message));
    });
    worker.on('exit', () => { reject(new Error('the check ended without a report')); });
  });
}
