import { ANY, type ExpectedVersion, NO_STREAM, STREAM_EXISTS } from '../storage/append-rules.js';
import { fieldSize, varintSize, WireWriter } from '../storage/wire.js';

/** Tags of the fields that repeat the expected version, by its number. */
const EXPECTED: Readonly<Record<number, number>> = { [NO_STREAM]: 6, [ANY]: 7, [STREAM_EXISTS]: 8 };

/**
 * The `BatchAppendResp` of a success, encoded by hand: it is sent for every append. Revision −1: the stream has no
 * events; `position` is undefined when nothing was written. `correlation` is the encoded id.
 */
export function batchSuccess(
  correlation: Buffer, stream: string, expected: ExpectedVersion | undefined, lastRevision: number, position: number | undefined,
): Buffer {
  const placeSize = position === undefined ? 0 : 2 * (1 + varintSize(position));
  const successSize = (lastRevision < 0 ? EMPTY : 1 + varintSize(lastRevision)) + fieldSize(placeSize);
  const nameSize = fieldSize(stream.length);
  const expectedSize = expected === undefined ? 0 : expected < 0 ? EMPTY : 1 + varintSize(expected);
  const wire = new WireWriter(Buffer.allocUnsafe(fieldSize(correlation.length) + fieldSize(successSize) + fieldSize(nameSize) + expectedSize), 0);
  wire.head(1, correlation.length);
  wire.raw(correlation);
  wire.head(3, successSize);
  if (lastRevision < 0) wire.head(2, 0);
  else wire.present(1, lastRevision);
  wire.head(position === undefined ? 4 : 3, placeSize);
  if (position !== undefined) {
    wire.present(1, position);
    wire.present(2, position);
  }
  wire.head(4, nameSize);
  wire.ascii(3, stream);
  if (expected === undefined) return wire.target;
  if (expected < 0) wire.head(EXPECTED[expected] ?? 0, 0);
  else wire.present(5, expected);
  return wire.target;
}

/** Bytes of a field that is there and holds nothing. */
const EMPTY = 2;
