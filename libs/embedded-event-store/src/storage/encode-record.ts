import { checksumOf } from './checksum.js';
import { eventIdBytes } from './event-id.js';
import { LINK_TYPE, type ProposedEvent } from './proposed-event.js';
import { IS_LINK, RECORD, RECORD_FORMAT } from './record-layout.js';
import { TOMBSTONE_REVISION } from './revisions.js';
import { fieldSize, INT64_MAX, numberSize, WireWriter } from './wire.js';

/** The place an event was given. `created` is in milliseconds since the Unix epoch. */
export interface Placement {
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  readonly created: number;
}

const ID_FIELD = fieldSize(36);
const TICKS_PER_MILLISECOND = '0000';

/**
 * Encodes one event as the record that is stored: a header for the store, and the complete `ReadResp` message that a
 * read of it sends. All bytes are copied, so nothing of the request is kept.
 */
export function encodeRecord(event: ProposedEvent, place: Placement, id = eventIdBytes(event.id)): Buffer {
  const typeLength = Buffer.byteLength(event.type);
  const contentTypeLength = Buffer.byteLength(event.contentType);
  const created = `${place.created}${TICKS_PER_MILLISECOND}`;
  const toldRevision = place.revision === TOMBSTONE_REVISION ? INT64_MAX : place.revision;
  const nameField = fieldSize(place.stream.length);
  const entry = (key: string, length: number): number => fieldSize(key.length) + fieldSize(length);
  const typeEntry = entry('type', typeLength);
  const createdEntry = entry('created', created.length);
  const contentTypeEntry = entry('content-type', contentTypeLength);
  const optional = (length: number): number => (length === 0 ? 0 : fieldSize(length));
  const recordedSize = fieldSize(ID_FIELD) + fieldSize(nameField) + numberSize(toldRevision)
    + 2 * numberSize(place.position) + fieldSize(typeEntry) + fieldSize(createdEntry) + fieldSize(contentTypeEntry)
    + optional(event.metadata.length) + optional(event.data.length);
  const readEventSize = fieldSize(recordedSize) + numberSize(place.position);
  const responseOffset = RECORD.name + place.stream.length + typeLength;

  const record = Buffer.allocUnsafeSlow(responseOffset + fieldSize(readEventSize));
  const wire = new WireWriter(record, responseOffset);
  wire.head(1, readEventSize);
  wire.head(1, recordedSize);
  const eventOffset = wire.offset;
  wire.head(1, ID_FIELD);
  wire.ascii(2, event.id);
  wire.head(2, nameField);
  wire.ascii(3, place.stream);
  wire.number(3, toldRevision);
  wire.number(4, place.position);
  wire.number(5, place.position);
  const text = (key: string, entrySize: number, length: number, value: string): void => {
    wire.head(6, entrySize);
    wire.ascii(1, key);
    wire.head(2, length);
    wire.offset += record.write(value, wire.offset, 'utf8');
  };
  text('type', typeEntry, typeLength, event.type);
  text('created', createdEntry, created.length, created);
  text('content-type', contentTypeEntry, contentTypeLength, event.contentType);
  wire.bytes(7, event.metadata);
  wire.bytes(8, event.data);
  wire.number(3, place.position);

  record[RECORD.version] = RECORD_FORMAT;
  record[RECORD.flags] = event.type === LINK_TYPE ? IS_LINK : 0;
  record.writeUInt16BE(place.stream.length, RECORD.nameLength);
  writeUint53(record, place.position, RECORD.position);
  writeUint53(record, place.revision, RECORD.revision);
  id.copy(record, RECORD.id);
  writeUint53(record, place.created, RECORD.created);
  record.writeUInt32BE(typeLength, RECORD.typeLength);
  record.writeUInt32BE(recordedSize, RECORD.eventLength);
  record.writeUInt32BE(eventOffset, RECORD.eventOffset);
  record.write(place.stream, RECORD.name, 'latin1');
  record.write(event.type, RECORD.name + place.stream.length, 'utf8');
  record.writeUInt32BE(checksumOf(record), RECORD.checksum);
  return record;
}

function writeUint53(target: Buffer, value: number, offset: number): void {
  target.writeUInt16BE(0, offset);
  target.writeUIntBE(value, offset + 2, 6);
}
