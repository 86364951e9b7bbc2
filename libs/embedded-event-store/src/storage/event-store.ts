import { CommitNotifier } from './commit-notifier.js';
import { openDatabase } from './database.js';
import { EventReader } from './event-reader.js';
import { GroupCommit } from './group-commit.js';
import { StreamCatalog } from './stream-catalog.js';

/** The open store: one writer, any number of readers, and the word that something was committed. */
export interface EventStorage {
  readonly writer: GroupCommit;
  readonly reader: EventReader;
  readonly notifier: CommitNotifier;
  /** Waits for what is queued and closes the files. */
  close(): Promise<void>;
}

/** Opens the store below `dataDirectory`. `fail` must stop the process: it is called when a commit fails. */
export function openEventStorage(dataDirectory: string, fail: (error: unknown) => void): EventStorage {
  const database = openDatabase(dataDirectory);
  const catalog = new StreamCatalog(database);
  const notifier = new CommitNotifier();
  const writer = new GroupCommit(database, catalog, notifier, fail);
  const reader = new EventReader(database, catalog, writer);
  const close = async (): Promise<void> => {
    await writer.drained();
    await database.root.close();
  };
  return { writer, reader, notifier, close };
}
