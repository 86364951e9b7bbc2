/** One record as the platform sends it: at the time of its batch, with headers that are texts or bytes. */
export interface PlainRecord {
  readonly key?: Buffer | string | null;
  readonly value: Buffer;
  readonly headers?: Readonly<Record<string, Buffer | string>>;
}

/** The bytes of a record in a batch, without the length before them. `offsetDelta`: its place in the batch. */
export function sizeOfRecord({ key, value, headers = {} }: PlainRecord, offsetDelta: number): number {
  const names = Object.keys(headers);
  let size = 2 + sizeOfVarInt(offsetDelta) + sizeOfBytes(key) + sizeOfBytes(value) + sizeOfVarInt(names.length);
  for (const name of names) size += nameBytes(name).length + sizeOfBytes(headers[name]);
  return size;
}

/** Writes a record of `size` bytes behind its length. @returns where the next one begins */
export function writeRecord(buf: Buffer, start: number, { key, value, headers = {} }: PlainRecord, offsetDelta: number, size: number): number {
  let at = writeVarInt(buf, start, size);
  // No attributes, and as late as the batch.
  buf[at] = 0;
  buf[at + 1] = 0;
  at = writeVarInt(buf, at + 2, offsetDelta);
  at = writeBytes(buf, at, key);
  at = writeBytes(buf, at, value);
  const names = Object.keys(headers);
  at = writeVarInt(buf, at, names.length);
  for (const name of names) {
    const bytes = nameBytes(name);
    bytes.copy(buf, at);
    at = writeBytes(buf, at + bytes.length, headers[name]);
  }
  return at;
}

const zigZag = (value: number): number => ((value << 1) ^ (value >> 31)) >>> 0;

/** How many bytes a length or a place takes. */
export function sizeOfVarInt(value: number): number {
  let size = 1;
  for (let rest = zigZag(value); rest > 127; rest >>>= 7) size += 1;
  return size;
}

function writeVarInt(buf: Buffer, at: number, value: number): number {
  let rest = zigZag(value);
  let next = at;
  for (; rest > 127; rest >>>= 7) {
    buf[next] = (rest & 127) | 128;
    next += 1;
  }
  buf[next] = rest;
  return next + 1;
}

function sizeOfBytes(value: Buffer | string | null | undefined): number {
  if (value === null || value === undefined) return 1;
  const size = Buffer.byteLength(value);
  return sizeOfVarInt(size) + size;
}

function writeBytes(buf: Buffer, at: number, value: Buffer | string | null | undefined): number {
  if (value === null || value === undefined) return writeVarInt(buf, at, -1);
  const size = Buffer.byteLength(value);
  const start = writeVarInt(buf, at, size);
  // As many bytes as characters: all of it is ASCII, which is written faster by this name.
  if (typeof value === 'string') buf.write(value, start, size === value.length ? 'latin1' : 'utf8');
  else value.copy(buf, start);
  return start + size;
}

const NAMES = new Map<string, Buffer>();

/** The name of a header behind its length. There are a dozen of them. */
function nameBytes(name: string): Buffer {
  let bytes = NAMES.get(name);
  if (!bytes) {
    bytes = Buffer.alloc(sizeOfBytes(name));
    writeBytes(bytes, 0, name);
    if (NAMES.size < 100) NAMES.set(name, bytes);
  }
  return bytes;
}
