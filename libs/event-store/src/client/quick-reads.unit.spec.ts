import conversion from '@eventstore/db-client/dist/utils/convertGrpcEvent.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readQuickly } from './quick-reads.js';
import { readEvent } from '../read-event.js';

const { ReadResp } = streams;

interface Given {
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

const json = fc.jsonValue().map((value) => Buffer.from(JSON.stringify(value)));
const given: fc.Arbitrary<Given> = fc.record({
  id: fc.uuid(), stream: fc.string({ minLength: 1 }), type: fc.string(), contentType: fc.constantFrom('application/json', 'application/json', 'application/octet-stream'),
  data: fc.oneof({ weight: 8, arbitrary: json }, fc.uint8Array().map((bytes) => Buffer.from(bytes))),
  metadata: fc.oneof({ weight: 8, arbitrary: json }, fc.uint8Array().map((bytes) => Buffer.from(bytes))),
  numbers: fc.tuple(...[0, 1, 2].map(() => fc.oneof({ weight: 9, arbitrary: fc.bigInt(0n, 2n ** 53n - 1n) }, fc.bigInt(0n, 2n ** 64n - 1n)))) as fc.Arbitrary<[bigint, bigint, bigint]>,
  ticks: fc.oneof({ weight: 9, arbitrary: fc.bigInt(10_000n, 10n ** 18n - 1n).map(String) }, fc.string()),
  kind: fc.constantFrom('plain', 'plain', 'plain', 'plain', 'structured id', 'linked', 'no position', 'unknown field'),
});

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
function response(one: Given): Uint8Array {
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

/** What the client's callers get. */
function read(bytes: Uint8Array): unknown {
  const answer = ReadResp.deserializeBinary(bytes);
  const event = answer.getEvent();
  return [answer.hasEvent(), event && conversion.convertGrpcEvent(event)];
}

describe('an event that is read from the store', () => {
  it('is what the client would have made of it, whatever it is', () => {
    const samples = fc.sample(given, { numRuns: 2_000, seed: 7 }).map((one) => ({ one, bytes: response(one) }));
    const before = samples.map(({ bytes }) => read(bytes));
    readQuickly();
    readQuickly();
    for (const [i, { one, bytes }] of samples.entries()) expect([one, read(bytes)]).toEqual([one, before[i]]);
    // Most are read here, the others by the client.
    const here = samples.filter(({ bytes }) => readEvent(bytes));
    expect(here.length).toBeGreaterThan(300);
    expect(here.map(({ one }) => one.kind).filter((kind) => kind === 'structured id' || kind === 'linked' || kind === 'unknown field')).toEqual([]);
  });

  it('is left to the client where it is cut off anywhere', () => {
    const [one] = fc.sample(given.filter(({ kind, contentType }) => kind === 'plain' && contentType === 'application/json').filter((each) => readEvent(response(each)) !== undefined), { numRuns: 1, seed: 7 });
    const bytes = response(one as Given);
    for (let length = 0; length < bytes.length; length += 1) expect([length, readEvent(bytes.subarray(0, length))]).toEqual([length, undefined]);
  });

  it('is not what a response says that carries none', () => {
    const caughtUp = new ReadResp();
    caughtUp.setCaughtUp(new ReadResp.CaughtUp());
    readQuickly();
    const answer = ReadResp.deserializeBinary(caughtUp.serializeBinary());
    expect([answer.hasCaughtUp(), answer.hasEvent()]).toEqual([true, false]);
  });
});
