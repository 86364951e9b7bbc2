import { CommitNotifier } from './commit-notifier.js';
import { type EventDatabase, openDatabase } from './database.js';
import { EventReader } from './event-reader.js';
import { GroupCommit } from './group-commit.js';
import { positionKey } from './keys.js';
import { StoredRecord } from './stored-record.js';
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

/** The next event is written behind the last key: a key that a changed bit made must not say where that is. A damaged record itself is reported when it is read. */
function refuseWrongTail({ log }: EventDatabase, last: number): void {
  const bytes = last === 0 ? undefined : log.get(positionKey(last));
  const says = bytes === undefined ? last : StoredRecord.positionIn(bytes) ?? last;
  if (says !== last) throw new Error(`最后一条记录位于位置${last}，自称${says}，请运行 event-store check / the last record lies at position ${last} and says ${says}, run event-store check`);
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
  refuseWrongTail(database, writer.lastPosition);
  const reader = new EventReader(database, catalog, writer);
  const close = async (): Promise<void> => {
    await writer.drained();
    await database.root.close();
    witness.close();
  };
  return { writer, reader, notifier, close };
}
