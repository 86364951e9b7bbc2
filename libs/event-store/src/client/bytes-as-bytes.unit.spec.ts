import { describe, expect, it } from '@jest/globals';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import fc from 'fast-check';
import { takeBytesAsBytes } from './bytes-as-bytes.js';

const { BatchAppendReq } = streams;

/** What the client makes of an event, as its own code does. */
function proposed(data: unknown, metadata: unknown) {
  const message = new BatchAppendReq.ProposedMessage();
  message.getMetadataMap().set('type', 'intake.ApplicationReceived');
  message.getMetadataMap().set('content-type', 'application/json');
  message.setData(Buffer.from(JSON.stringify(data), 'utf8').toString('base64'));
  message.setCustomMetadata(Buffer.from(JSON.stringify(metadata), 'utf8').toString('base64'));
  return message;
}

/** The request that carries it, as it goes over the wire. */
function sent(data: unknown, metadata: unknown): Buffer {
  const request = new BatchAppendReq();
  request.addProposedMessages(proposed(data, metadata));
  return Buffer.from(request.serializeBinary());
}

describe('an event on its way to the store', () => {
  it('is sent as the client would have sent it, and binary data too', () => {
    const samples = fc.sample(fc.tuple(fc.jsonValue(), fc.jsonValue()), { numRuns: 200, seed: 7 });
    const before = samples.map(([data, metadata]) => sent(data, metadata));
    const decode = countDecoding();
    takeBytesAsBytes();
    takeBytesAsBytes();
    expect(samples.map(([data, metadata]) => sent(data, metadata))).toEqual(before);
    expect(decode()).toBe(2 * samples.length);
    for (const [i, [data, metadata]] of samples.entries()) {
      const [{ length }, whole] = [proposed(data, metadata).serializeBinary(), before[i]?.length ?? 0];
      expect([length >= whole, length < whole + 256]).toEqual([true, true]);
    }
    const binary = new BatchAppendReq.ProposedMessage();
    binary.setData(Uint8Array.of(1, 2, 3));
    expect(binary.getData_asU8()).toEqual(Uint8Array.of(1, 2, 3));
  });
});

/** How many texts became bytes through Node's decoder since. */
function countDecoding(): () => number {
  const from = Buffer.from.bind(Buffer) as (value: unknown, encoding?: BufferEncoding) => Buffer;
  let count = 0;
  Object.assign(Buffer, { from: (value: unknown, encoding?: BufferEncoding) => { if (encoding === 'base64') count += 1; return from(value, encoding); } });
  return () => {
    Object.assign(Buffer, { from });
    return count;
  };
}
