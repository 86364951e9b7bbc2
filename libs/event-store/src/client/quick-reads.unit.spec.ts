import type { RecordedEvent } from '@eventstore/db-client';
import conversion from '@eventstore/db-client/dist/utils/convertGrpcEvent.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readQuickly } from './quick-reads.js';
import { readEvent } from '../read-event.js';
import { type Given, response } from '../spec-support/read-response.js';

const { ReadResp } = streams;

const json = fc.jsonValue().map((value) => Buffer.from(JSON.stringify(value)));
const given: fc.Arbitrary<Given> = fc.record({
  id: fc.uuid(), stream: fc.string({ minLength: 1 }), type: fc.string(), contentType: fc.constantFrom('application/json', 'application/json', 'application/octet-stream'),
  data: fc.oneof({ weight: 8, arbitrary: json }, fc.uint8Array().map((bytes) => Buffer.from(bytes))),
  metadata: fc.oneof({ weight: 8, arbitrary: json }, fc.uint8Array().map((bytes) => Buffer.from(bytes))),
  numbers: fc.tuple(...[0, 1, 2].map(() => fc.oneof({ weight: 9, arbitrary: fc.bigInt(0n, 2n ** 53n - 1n) }, fc.bigInt(0n, 2n ** 64n - 1n)))) as fc.Arbitrary<[bigint, bigint, bigint]>,
  ticks: fc.oneof({ weight: 9, arbitrary: fc.bigInt(10_000n, 10n ** 18n - 1n).map(String) }, fc.string()),
  kind: fc.constantFrom('plain', 'plain', 'plain', 'plain', 'structured id', 'linked', 'no position', 'unknown field'),
});

/** What the client's callers get. */
function read(bytes: Uint8Array): unknown {
  const answer = ReadResp.deserializeBinary(bytes);
  const content = answer.getEvent();
  const { event, link, ...rest } = content ? conversion.convertGrpcEvent(content) : {};
  return [answer.hasEvent(), event && fields(event), link && fields(link), rest];
}

/** All that the client says of an event, whichever way it says it. */
const fields = ({ streamId, id, revision, type, data, metadata, isJson, created, position }: RecordedEvent) => ({ streamId, id, revision, type, data, metadata, isJson, created, position });

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
