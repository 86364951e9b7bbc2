import { ANY, type ExpectedVersion, NO_STREAM, STREAM_EXISTS } from '../storage/append-rules.js';
import { type EventIdText, eventIdFromText } from '../storage/event-id.js';
import type { Proposal } from './proposed-events.js';
import { readEventId } from './event-ids.js';
import { shared } from './protocol.js';
import { BEYOND } from './whole-number.js';
import { WireReader } from './wire-reader.js';

/** One message of BatchAppend. Bytes are slices of what arrived. */
export interface BatchMessage {
  /** The correlation id as it came, to be sent back; empty when it is missing. */
  readonly correlation: Buffer;
  /** The same as text; undefined when it is no UUID. */
  readonly id: EventIdText | undefined;
  readonly options: BatchOptions | undefined;
  readonly events: readonly Proposal[];
  readonly isFinal: boolean;
}

/** What the first message of a correlation says. */
export interface BatchOptions {
  readonly stream: Buffer;
  /** Undefined when it is missing. */
  readonly expected: ExpectedVersion | undefined;
  /** Milliseconds since the Unix epoch; undefined when there is none. */
  readonly deadline: number | undefined;
}

/** Reads a `BatchAppendReq`. Throws RangeError for what is no message. */
export function readBatchMessage(bytes: Buffer): BatchMessage {
  const reader = new WireReader(bytes);
  const events: Proposal[] = [];
  let correlation = bytes.subarray(0, 0);
  let options: BatchOptions | undefined;
  let isFinal = false;
  while (reader.next()) {
    switch (reader.field) {
      case 1: correlation = reader.body; break;
      case 2: options = readOptions(reader.body); break;
      case 3: events.push(readProposal(reader.body)); break;
      case 4: isFinal = reader.value !== 0; break;
    }
  }
  return { correlation, id: readUuid(correlation), options, events, isFinal };
}

function readOptions(bytes: Buffer): BatchOptions {
  const reader = new WireReader(bytes);
  let stream = bytes.subarray(0, 0);
  let expected: ExpectedVersion | undefined;
  let deadline: number | undefined;
  while (reader.next()) {
    switch (reader.field) {
      case 1: stream = bodyOf(reader.body, STREAM_NAME); break;
      case 2: expected = Math.min(reader.value, BEYOND); break;
      case 3: expected = NO_STREAM; break;
      case 4: expected = ANY; break;
      case 5: expected = STREAM_EXISTS; break;
      case 6: deadline = readTimestamp(reader.body); break;
    }
  }
  return { stream, expected, deadline };
}

function readProposal(bytes: Buffer): Proposal {
  const reader = new WireReader(bytes);
  const proposal: { -readonly [Key in keyof Proposal]: Proposal[Key] } = {
    id: undefined, type: undefined, contentType: undefined, metadata: bytes.subarray(0, 0), data: bytes.subarray(0, 0),
  };
  while (reader.next()) {
    switch (reader.field) {
      case 1: proposal.id = readUuid(reader.body); break;
      case 2: readProperty(reader.body, proposal); break;
      case 3: proposal.metadata = reader.body; break;
      case 4: proposal.data = reader.body; break;
    }
  }
  return proposal;
}

function readProperty(bytes: Buffer, proposal: { type: string | undefined; contentType: string | undefined }): void {
  const reader = new WireReader(bytes);
  let key = '';
  let value = '';
  while (reader.next()) {
    if (reader.field === 1) key = reader.text;
    else if (reader.field === 2) value = reader.text;
  }
  if (key === 'type') proposal.type = value;
  else if (key === 'content-type') proposal.contentType = value;
}

const STREAM_NAME = 3;
const UUID_TEXT = 2;

/** A UUID in either of its forms; the rare one, two integers, is left to the library. */
function readUuid(bytes: Buffer): EventIdText | undefined {
  const reader = new WireReader(bytes);
  if (!reader.next()) return undefined;
  if (reader.field === UUID_TEXT) return eventIdFromText(reader.text);
  return readEventId(shared.UUID.deserializeBinary(bytes));
}

function bodyOf(bytes: Buffer, field: number): Buffer {
  const reader = new WireReader(bytes);
  let body = bytes.subarray(0, 0);
  while (reader.next()) if (reader.field === field) body = reader.body;
  return body;
}

function readTimestamp(bytes: Buffer): number {
  const reader = new WireReader(bytes);
  let seconds = 0;
  let nanoseconds = 0;
  while (reader.next()) {
    // A time before 1970 is a negative number, which has all its high bits set.
    if (reader.field === 1) seconds = reader.value >= 2 ** 63 ? 0 : reader.value;
    else if (reader.field === 2) nanoseconds = reader.value;
  }
  return seconds * 1_000 + Math.floor(nanoseconds / 1_000_000);
}
