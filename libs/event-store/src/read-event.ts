import type { JSONRecordedEvent, Position, RecordedEvent } from '@eventstore/db-client';

/** What a response of the store says of one event. */
export interface ReadEvent {
  /** As the client gives it to its callers. */
  readonly event: PlainEvent & RecordedEvent;
  readonly commitPosition: bigint | undefined;
}

/** Something that is not read here. */
const OTHER = Symbol('other');

/** Reads one message of protocol buffers. @throws OTHER for what is not in the bytes */
class Cursor {
  constructor(
    readonly bytes: Buffer,
    public at: number,
    readonly end: number,
  ) {}

  get more(): boolean {
    return this.at < this.end;
  }

  byte(): number {
    if (this.at >= this.end) throw OTHER;
    return this.bytes[this.at++] as number;
  }

  /** An unsigned number, exact up to 53 bits; larger ones are not read here. */
  number(): number {
    let [value, scale, part] = [0, 1, this.byte()];
    for (; part > 127; part = this.byte()) {
      value += (part & 127) * scale;
      scale *= 128;
      if (scale > LARGEST) throw OTHER;
    }
    value += part * scale;
    if (value > Number.MAX_SAFE_INTEGER) throw OTHER;
    return value;
  }

  /** The bytes behind a length, as a part of these. */
  part(): Cursor {
    const length = this.number();
    const start = this.at;
    if (start + length > this.end) throw OTHER;
    this.at += length;
    return new Cursor(this.bytes, start, this.at);
  }

  text(): string {
    const { bytes, at, end } = this.part();
    return bytes.toString('utf8', at, end);
  }

  slice(): Buffer {
    return this.bytes.subarray(this.at, this.end);
  }
}

/** An event whose data is JSON, in the client's own form. Its JSON is read when somebody asks for it. */
export class PlainEvent {
  readonly isJson = true;
  #data: unknown;
  #metadata: unknown;

  constructor(
    readonly streamId: string,
    readonly id: string,
    readonly revision: bigint,
    readonly type: string,
    readonly created: Date,
    readonly position: Position,
    private readonly dataPart: Cursor,
    private readonly metadataPart: Cursor,
  ) {}

  /** As the client has it: what is no JSON although it says so is a text. */
  get data(): JSONRecordedEvent['data'] {
    this.#data ??= parsed(this.dataPart, (bytes) => bytes.toString());
    return this.#data as JSONRecordedEvent['data'];
  }

  /** As the client has it: what is no JSON is bytes. */
  get metadata(): JSONRecordedEvent['metadata'] {
    if (isEmpty(this.metadataPart)) return undefined;
    this.#metadata ??= parsed(this.metadataPart, (bytes) => new Uint8Array(bytes));
    return this.#metadata as JSONRecordedEvent['metadata'];
  }

  /** The data as it is stored. */
  dataBytes(): Buffer {
    return this.dataPart.slice();
  }

  metadataBytes(): Buffer {
    return this.metadataPart.slice();
  }

  /** The last bytes of the metadata, as they are stored; a letter each. */
  metadataEnd(length: number): string {
    const { bytes, at, end } = this.metadataPart;
    return bytes.toString('latin1', Math.max(at, end - length), end);
  }
}

const isEmpty = ({ at, end }: Cursor): boolean => at === end;

const LARGEST = 2 ** 49;
/** Field numbers and wire types of `streams.proto`, as they stand before each field. */
const VARINT = (field: number): number => field << 3;
const BYTES = (field: number): number => (field << 3) | 2;

/**
 * Reads a `ReadResp` that carries one plain event: no link, an id that is a text, and data that is JSON.
 * @returns undefined for every other response
 */
export function readEvent(response: Uint8Array): ReadEvent | undefined {
  const bytes = Buffer.from(response.buffer, response.byteOffset, response.byteLength);
  const cursor = new Cursor(bytes, 0, bytes.length);
  try {
    if (cursor.byte() !== BYTES(1)) return undefined;
    const content = cursor.part();
    return cursor.more ? undefined : contentOf(content);
  } catch (error) {
    if (error === OTHER) return undefined;
    throw error;
  }
}

function contentOf(content: Cursor): ReadEvent {
  let event: ReadEvent['event'] | undefined;
  let commitPosition: bigint | undefined;
  while (content.more) {
    const tag = content.byte();
    if (tag === BYTES(1) && !event) event = eventOf(content.part());
    else if (tag === VARINT(3)) commitPosition = BigInt(content.number());
    else if (tag === BYTES(4)) content.part();
    else throw OTHER;
  }
  if (!event) throw OTHER;
  return { event, commitPosition };
}

function eventOf(fields: Cursor): ReadEvent['event'] {
  let [id, streamId, type, contentType, created] = ['', '', '<no-event-type-provided>', 'application/octet-stream', ''];
  let [revision, prepare, commit] = [0, 0, 0];
  let [data, metadata] = [NOTHING, NOTHING];
  while (fields.more) {
    const tag = fields.byte();
    if (tag === BYTES(1)) id = onlyText(fields.part(), BYTES(2));
    else if (tag === BYTES(2)) streamId = onlyText(fields.part(), BYTES(3));
    else if (tag === VARINT(3)) revision = fields.number();
    else if (tag === VARINT(4)) prepare = fields.number();
    else if (tag === VARINT(5)) commit = fields.number();
    else if (tag === BYTES(6)) {
      const entry = fields.part();
      const [name, value] = [only(entry, BYTES(1)), only(entry, BYTES(2))];
      if (entry.more) throw OTHER;
      if (name === 'type') type = value;
      else if (name === 'content-type') contentType = value;
      else if (name === 'created') created = value;
    } else if (tag === BYTES(7)) metadata = fields.part();
    else if (tag === BYTES(8)) data = fields.part();
    else throw OTHER;
  }
  // The client has words of its own for an event that lacks these, and leaves other data as bytes.
  if (id === '' || streamId === '' || contentType !== 'application/json') throw OTHER;
  return new PlainEvent(streamId, id, BigInt(revision), type, createdAt(created), { commit: BigInt(commit), prepare: BigInt(prepare) }, data, metadata);
}

const NOTHING = new Cursor(Buffer.alloc(0), 0, 0);

function only(cursor: Cursor, tag: number): string {
  if (cursor.byte() !== tag) throw OTHER;
  return cursor.text();
}

function onlyText(cursor: Cursor, tag: number): string {
  const text = only(cursor, tag);
  if (cursor.more) throw OTHER;
  return text;
}

function parsed(part: Cursor, otherwise: (bytes: Buffer) => unknown): unknown {
  try {
    return JSON.parse(part.bytes.toString('utf8', part.at, part.end)) as unknown;
  } catch {
    return otherwise(part.slice());
  }
}

/** Ticks of 100 nanoseconds since 1970, as digits: what is below a millisecond is cut off. */
function createdAt(ticks: string): Date {
  if (!/^\d{5,18}$/.test(ticks)) throw OTHER;
  return new Date(Number(ticks.slice(0, -4)));
}
