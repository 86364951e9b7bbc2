// A CommonJS module whose names Node cannot see, hence the default import.
import streams from '@eventstore/db-client/generated/streams_pb.js';

const Proposed = streams.BatchAppendReq.ProposedMessage.prototype;
type Message = typeof Proposed;
type Bytes = Uint8Array | string;

/**
 * Two things that the client does for every event cost it as much as all the rest of an append. It hands the JSON of an event to
 * its message as base64, and the message decodes that in JavaScript, letter by letter; here Node's own decoder makes bytes of it
 * at once. And it serialises every message once more only to ask how long it is, so as to cut large appends in pieces; here the
 * length is added up, a little above the true one. What is sent is the same; a unit test compares it. The client is pinned.
 */
export function takeBytesAsBytes(): void {
  if (originals.replaced) return;
  originals.replaced = true;
  Proposed.setData = decoding(originals.setData);
  Proposed.setCustomMetadata = decoding(originals.setCustomMetadata);
  Proposed.serializeBinary = measured;
}

const originals = { setData: Proposed.setData, setCustomMetadata: Proposed.setCustomMetadata, replaced: false };

const decoding = (set: (value: Bytes) => Message) =>
  function (this: Message, value: Bytes): Message {
    return set.call(this, typeof value === 'string' ? Buffer.from(value, 'base64') : value);
  };

/** Id, content type, field numbers and lengths; a type takes three bytes a character at the most. */
const AROUND = 128;

/** A message by itself is serialised nowhere but to be counted: requests write theirs through the static function. */
function measured(this: Message): Uint8Array {
  const type = this.getMetadataMap().get('type') ?? '';
  return { length: AROUND + 3 * type.length + this.getData_asU8().length + this.getCustomMetadata_asU8().length } as Uint8Array;
}
