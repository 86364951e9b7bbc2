import { createHash } from 'node:crypto';

// LMDB compares keys as bytes and takes at most about 1,978 of them, so numbers are big-endian and a long stream name
// is replaced by its hash. Everything of one stream lies together: a commit touches few pages.
const LONGEST_PLAIN_NAME = 512;
const REVISION = 0;
const EVENT_ID = 1;

/** Key of a record in the log: its position. */
export function positionKey(position: number): Buffer {
  const key = Buffer.allocUnsafe(6);
  key.writeUIntBE(position, 0, 6);
  return key;
}

/** The position in a log key. */
export const positionOf = (key: Buffer): number => key.readUIntBE(0, 6);

/** Key of a stream name. A hash starts with a byte that no stream name has. */
export const nameKey = (name: string): Buffer =>
  name.length <= LONGEST_PLAIN_NAME
    ? Buffer.from(name, 'latin1')
    : Buffer.concat([Buffer.of(0), createHash('sha256').update(name, 'latin1').digest()]);

/** Key of a revision of a stream, below which its position and event id are kept. */
export function revisionKey(stream: number, revision: number): Buffer {
  const key = Buffer.allocUnsafe(11);
  key.writeUInt32BE(stream, 0);
  key[4] = REVISION;
  key.writeUIntBE(revision, 5, 6);
  return key;
}

/** Sorts before every revision of a stream. */
export function beforeRevisions(stream: number): Buffer {
  const key = Buffer.allocUnsafe(4);
  key.writeUInt32BE(stream, 0);
  return key;
}

/** Stream number and revision of a revision key; undefined for the key of an event id. */
export function parseRevisionKey(key: Buffer): { stream: number; revision: number } | undefined {
  if (key[4] !== REVISION) return undefined;
  return { stream: key.readUInt32BE(0), revision: key.readUIntBE(5, 6) };
}

/** Key of an event id (16 bytes) within a stream, below which its revision is kept. */
export function eventIdKey(stream: number, id: Buffer): Buffer {
  const key = Buffer.allocUnsafe(21);
  key.writeUInt32BE(stream, 0);
  key[4] = EVENT_ID;
  id.copy(key, 5);
  return key;
}
