import type { EventReader } from '../storage/event-reader.js';
import type { StoredRecord } from '../storage/stored-record.js';
import { streams } from './protocol.js';

/** The event that a link leads to; undefined when its data is not `revision@stream` or there is no such event. */
export function targetOf(link: StoredRecord, reader: EventReader): StoredRecord | undefined {
  const data = streams.ReadResp.ReadEvent.RecordedEvent.deserializeBinary(link.recordedEvent).getData_asU8();
  const match = /^(\d{1,15})@(.+)$/s.exec(Buffer.from(data).toString('utf8'));
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  const revision = Number(match[1]);
  const stream = reader.stream(match[2]);
  if (stream === undefined || revision > stream.lastRevision) return undefined;
  return reader.inStream(match[2], stream.number, revision);
}
