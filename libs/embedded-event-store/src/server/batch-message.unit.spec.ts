import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import timestamp from 'google-protobuf/google/protobuf/timestamp_pb.js';
import { batchSuccess } from './batch-success.js';
import { readBatchMessage } from './batch-message.js';
import { ANY, NO_STREAM, STREAM_EXISTS } from '../storage/append-rules.js';
import { empty, shared, streams } from './protocol.js';

const uuid = (text: string): InstanceType<typeof shared.UUID> => new shared.UUID().setString(text);
const event = fc.record({ id: fc.uuid(), type: fc.string({ maxLength: 20, unit: 'grapheme' }), data: fc.uint8Array({ maxLength: 300 }), metadata: fc.uint8Array({ maxLength: 20 }) });

describe('messages of BatchAppend (statements 11, 12, 17)', () => {
  it('are read by hand as the library reads them', () => {
    fc.assert(fc.property(fc.uuid(), fc.array(event, { maxLength: 4 }), fc.boolean(), fc.stringMatching(/^[\x20-\x7e]{0,200}$/), fc.nat({ max: 2 ** 31 }), fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }), (id, events, final, stream, revision, deadline) => {
      const options = new streams.BatchAppendReq.Options().setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(stream)))
        .setStreamPosition(String(revision)).setDeadline(timestamp.Timestamp.fromDate(deadline));
      const request = new streams.BatchAppendReq().setCorrelationId(uuid(id)).setOptions(options).setIsFinal(final);
      for (const { id: eventId, type, data, metadata } of events) {
        const message = new streams.BatchAppendReq.ProposedMessage().setId(uuid(eventId)).setData(data).setCustomMetadata(metadata);
        message.getMetadataMap().set('type', type).set('content-type', 'application/json').set('other', 'x');
        request.addProposedMessages(message);
      }
      const read = readBatchMessage(Buffer.from(request.serializeBinary()));
      expect([read.id, read.isFinal, read.options?.stream.toString(), read.options?.expected, read.options?.deadline])
        .toEqual([id, final, stream, revision, deadline.getTime()]);
      expect(shared.UUID.deserializeBinary(read.correlation).getString()).toBe(id);
      expect(read.events.map((one) => ({ ...one, data: [...one.data], metadata: [...one.metadata] })))
        .toEqual(events.map((one) => ({ id: one.id, type: one.type, contentType: 'application/json', data: [...one.data], metadata: [...one.metadata] })));
    }));
  });

  it('12: what is missing is undefined; expected versions come by name; ids come as integers too', () => {
    const bare = readBatchMessage(Buffer.alloc(0));
    expect([bare.id, bare.options, bare.events, bare.isFinal]).toEqual([undefined, undefined, [], false]);
    const expectedOf = (options: InstanceType<typeof streams.BatchAppendReq.Options>): unknown =>
      readBatchMessage(Buffer.from(new streams.BatchAppendReq().setOptions(options).serializeBinary())).options?.expected;
    const { Options } = streams.BatchAppendReq;
    expect([new Options(), new Options().setAny(new empty.Empty()), new Options().setNoStream(new empty.Empty()), new Options().setStreamExists(new empty.Empty()), new Options().setStreamPosition('18446744073709551615'), new Options().setStreamPosition('0')].map(expectedOf))
      .toEqual([undefined, ANY, NO_STREAM, STREAM_EXISTS, 2 ** 48, 0]);
    const structured = new shared.UUID().setStructured(new shared.UUID.Structured().setMostSignificantBits('-1').setLeastSignificantBits('1'));
    const { id } = readBatchMessage(Buffer.from(new streams.BatchAppendReq().setCorrelationId(structured).serializeBinary()));
    expect(id).toBe('ffffffff-ffff-ffff-0000-000000000001');
  });

  it('that are no messages are refused', () => {
    expect(() => readBatchMessage(Buffer.from([0x0a, 0x7f, 1]))).toThrow(RangeError);
    expect(() => readBatchMessage(Buffer.from([0x0b]))).toThrow(RangeError);
  });

  it('11, 16: an answer is written by hand as the library would read it', () => {
    const expected = fc.oneof(fc.constantFrom(ANY, NO_STREAM, STREAM_EXISTS), fc.nat({ max: 2 ** 40 }));
    fc.assert(fc.property(fc.uuid(), fc.stringMatching(/^[\x20-\x7e]{1,300}$/), expected, fc.integer({ min: -1, max: 2 ** 40 }), fc.option(fc.integer({ min: 1, max: 2 ** 40 }), { nil: undefined }), (id, stream, version, revision, position) => {
      const answer = streams.BatchAppendResp.deserializeBinary(new Uint8Array(batchSuccess(Buffer.from(uuid(id).serializeBinary()), stream, version, revision, position)));
      const success = answer.getSuccess();
      expect(answer.getCorrelationId()?.getString()).toBe(id);
      expect(Buffer.from(answer.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString()).toBe(stream);
      expect([success?.hasNoStream(), success?.hasCurrentRevision() === true ? success.getCurrentRevision() : undefined]).toEqual(revision < 0 ? [true, undefined] : [false, String(revision)]);
      expect([success?.hasNoPosition(), success?.getPosition()?.getCommitPosition(), success?.getPosition()?.getPreparePosition()])
        .toEqual(position === undefined ? [true, undefined, undefined] : [false, String(position), String(position)]);
      expect([answer.hasAny(), answer.hasNoStream(), answer.hasStreamExists(), answer.hasStreamPosition()]).toEqual([version === ANY, version === NO_STREAM, version === STREAM_EXISTS, version >= 0]);
    }));
  });
});
