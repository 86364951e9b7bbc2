import { openDatabase } from './database.js';
import { positionOf } from './keys.js';
import { StoredRecord } from './stored-record.js';

/** An event as it lies in the store. */
export interface VisitedEvent {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  /** The data as it was appended. */
  readonly data: Uint8Array;
  /** Data, metadata and everything else a reader is told of it. Valid during the visit only. */
  readonly bytes: Uint8Array;
}

/**
 * Shows every event of the store below `dataDirectory` in the order of position, without a server; changes nothing.
 * @throws DamagedRecordError for a record that is not what was written
 */
export async function visitStore(dataDirectory: string, visit: (event: VisitedEvent) => void): Promise<void> {
  const database = openDatabase(dataDirectory, true);
  try {
    for (const { key, value } of database.log.getRange()) {
      const record = StoredRecord.open(value, positionOf(key));
      const { position, stream, revision, type, data, recordedEvent: bytes } = record;
      visit({ position, stream, revision, type, data, bytes });
    }
  } finally {
    await database.root.close();
  }
}
