import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';

const { ReadResp } = streams;

/** An event as a store has it. */
export interface Given {
  readonly id: string;
  readonly stream: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Buffer;
  readonly metadata: Buffer;
  /** Revision, prepare and commit position. */
  readonly numbers: readonly [bigint, bigint, bigint];
  readonly ticks: string;
  readonly kind: 'plain' | 'structured id' | 'linked' | 'no position' | 'unknown field';
}

function recorded({ id, stream, type, contentType, data, metadata, numbers, ticks, kind }: Given) {
  const event = new ReadResp.ReadEvent.RecordedEvent();
  const uuid = new shared.UUID();
  if (kind === 'structured id') {
    const structured = new shared.UUID.Structured();
    structured.setMostSignificantBits('16384');
    structured.setLeastSignificantBits('-9223372036854775808');
    uuid.setStructured(structured);
  } else {
    uuid.setString(id);
  }
  const name = new shared.StreamIdentifier();
  name.setStreamName(Buffer.from(stream));
  event.setId(uuid);
  event.setStreamIdentifier(name);
  const [revision, prepare, commit] = numbers.map(String) as [string, string, string];
  event.setStreamRevision(revision);
  event.setPreparePosition(prepare);
  event.setCommitPosition(commit);
  for (const [key, value] of Object.entries({ type, 'content-type': contentType, created: ticks })) event.getMetadataMap().set(key, value);
  event.setData(data);
  event.setCustomMetadata(metadata);
  return event;
}

/** The response of the store that carries it. */
export function response(one: Given): Uint8Array {
  const content = new ReadResp.ReadEvent();
  content.setEvent(recorded(one));
  if (one.kind === 'linked') content.setLink(recorded(one));
  if (one.kind === 'no position') content.setNoPosition(new shared.Empty());
  else content.setCommitPosition(String(one.numbers[2]));
  const answer = new ReadResp();
  answer.setEvent(content);
  const bytes = answer.serializeBinary();
  // Field 15, a number, behind everything.
  return one.kind === 'unknown field' ? Buffer.concat([bytes, Buffer.of(15 << 3, 1)]) : bytes;
}
