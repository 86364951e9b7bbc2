import { mkdirSync } from 'node:fs';
import { fileLength } from '../storage/data-file.js';
import { type EventStorage, openEventStorage } from '../storage/event-store.js';
import { checkStore } from './check-store.js';
import { lockDataDirectory } from './data-directory-lock.js';

/** The store below a data directory that nobody else has open now. */
export interface LockedStorage {
  readonly storage: EventStorage;
  /** Waits for what is queued, closes the files and lets the directory go. */
  close(): Promise<void>;
}

/**
 * Opens a store for this process alone, and makes the directory when it is not there. Rejects when another has it, or the
 * files are damaged or of another version. `fail` must stop the process: it is called when a commit fails.
 */
export async function openLockedStorage(dataDirectory: string, fail: (error: unknown) => void): Promise<LockedStorage> {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const release = lockDataDirectory(dataDirectory);
  try {
    await refuseCutOff(dataDirectory);
    const storage = openEventStorage(dataDirectory, fail);
    const close = async (): Promise<void> => {
      await storage.close();
      release();
    };
    return { storage, close };
  } catch (error) {
    release();
    throw error;
  }
}

/** A data file that is shorter than it says may end the process when it is read: it is opened only when a check finds it sound. */
async function refuseCutOff(dataDirectory: string): Promise<void> {
  const length = fileLength(dataDirectory);
  if (length === undefined || length.actual >= length.expected) return;
  const [first] = (await checkStore(dataDirectory)).damage;
  if (first !== undefined) throw new Error(`数据文件受损，请运行 event-store check / the data file is damaged, run event-store check: ${first.problem}`);
}
