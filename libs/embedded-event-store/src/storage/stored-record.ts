import { checksumOf } from './checksum.js';
import { DamagedRecordError } from './damage.js';
import { type EventIdText, eventIdFromBytes } from './event-id.js';
import { bytesField } from './wire.js';
import { IS_LINK, RECORD, RECORD_FORMAT } from './record-layout.js';

const DATA_FIELD = 8;

/** What is wrong with a record in itself, wherever it lies. */
function problemOf(bytes: Buffer | undefined): string | undefined {
  if (bytes === undefined) return 'record missing';
  if (bytes.length < RECORD.name) return 'record too short';
  if (bytes[RECORD.version] !== RECORD_FORMAT) return `unknown record format ${bytes[RECORD.version]}`;
  return bytes.readUInt32BE(RECORD.checksum) === checksumOf(bytes) ? undefined : 'checksum does not match';
}

/** A record as read from the store, verified, with what a read, a filter or a check asks of it. */
export class StoredRecord {
  private constructor(private readonly bytes: Buffer) {}

  /**
   * Takes the bytes stored at `position`. Throws DamagedRecordError when they are missing, of another format, changed,
   * or belong to another position.
   */
  static open(bytes: Buffer | undefined, position: number): StoredRecord {
    const problem = problemOf(bytes);
    const record = new StoredRecord(bytes ?? Buffer.alloc(0));
    const wrong = problem ?? (record.position === position ? undefined : `record says position ${record.position}`);
    if (wrong !== undefined) throw new DamagedRecordError({ stream: undefined, revision: undefined, position, problem: wrong });
    return record;
  }

  /** The position that an intact record says of itself; undefined for a damaged one. */
  static positionIn(bytes: Buffer): number | undefined {
    return problemOf(bytes) === undefined ? new StoredRecord(bytes).position : undefined;
  }

  get position(): number { return this.bytes.readUIntBE(RECORD.position + 2, 6); }
  get revision(): number { return this.bytes.readUIntBE(RECORD.revision + 2, 6); }
  get id(): EventIdText { return eventIdFromBytes(this.bytes.subarray(RECORD.id, RECORD.id + 16)); }
  get isLink(): boolean { return ((this.bytes[RECORD.flags] ?? 0) & IS_LINK) !== 0; }
  get stream(): string { return this.bytes.toString('latin1', RECORD.name, this.typeOffset); }
  get type(): string { return this.bytes.toString('utf8', this.typeOffset, this.responseOffset); }

  /** When it was recorded, in milliseconds since the Unix epoch. */
  get created(): number { return this.bytes.readUIntBE(RECORD.created + 2, 6); }

  /** The data of the event. */
  get data(): Buffer { return bytesField(this.recordedEvent, DATA_FIELD); }

  /** The complete `ReadResp` message of this event. */
  get response(): Buffer { return this.bytes.subarray(this.responseOffset); }

  /** The `RecordedEvent` message within the response. */
  get recordedEvent(): Buffer {
    const offset = this.bytes.readUInt32BE(RECORD.eventOffset);
    return this.bytes.subarray(offset, offset + this.bytes.readUInt32BE(RECORD.eventLength));
  }

  private get typeOffset(): number { return RECORD.name + this.bytes.readUInt16BE(RECORD.nameLength); }
  private get responseOffset(): number { return this.typeOffset + this.bytes.readUInt32BE(RECORD.typeLength); }
}
