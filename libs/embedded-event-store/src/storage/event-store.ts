import { CommitNotifier } from './commit-notifier.js';
import { openDatabase } from './database.js';
import { EventReader } from './event-reader.js';
import { GroupCommit } from './group-commit.js';
import { TailWitness, witnessedPosition } from './tail-witness.js';
import { StreamCatalog } from './stream-catalog.js';

/** The open store: one writer, any number of readers, and the word that something was committed. */
export interface EventStorage {
  readonly writer: GroupCommit;
  readonly reader: EventReader;
  readonly notifier: CommitNotifier;
  /** Waits for what is queued and closes the files. */
  close(): Promise<void>;
}

/** The store ends before what it has acknowledged: nothing may be written behind the gap. */
export class EventsMissingError extends Error {
  override readonly name = 'EventsMissingError';

  constructor(last: number, witnessed: number) {
    super(`已应答的事件缺失 / acknowledged events are missing: the store ends at position ${last}, and had reached ${witnessed}`);
  }
}

/** Opens the store below `dataDirectory`. `fail` must stop the process: it is called when a commit fails. */
export function openEventStorage(dataDirectory: string, fail: (error: unknown) => void): EventStorage {
  const witnessed = witnessedPosition(dataDirectory);
  const database = openDatabase(dataDirectory);
  const witness = new TailWitness(dataDirectory);
  const catalog = new StreamCatalog(database);
  const notifier = new CommitNotifier();
  const writer = new GroupCommit(database, catalog, notifier, witness, fail);
  if (writer.lastPosition < witnessed) throw new EventsMissingError(writer.lastPosition, witnessed);
  const reader = new EventReader(database, catalog, writer);
  const close = async (): Promise<void> => {
    await writer.drained();
    await database.root.close();
    witness.close();
  };
  return { writer, reader, notifier, close };
}
