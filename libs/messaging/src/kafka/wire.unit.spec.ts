import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { KafkaMessage } from 'kafkajs';
import { sampleEntry } from '../conformance/sample-messages.js';
import { deliveryOf, heartbeatRecords, messageRecord, NotOurs, type PlacedRecord } from './wire.js';

const received = (record: PlacedRecord): KafkaMessage => ({
  key: null, value: record.value, headers: record.headers, offset: '7', timestamp: '0', attributes: 0,
});

describe('a record on Kafka', () => {
  const position = fc.bigInt({ min: -1n, max: 2n ** 64n - 1n });

  it('is a CloudEvent in binary mode, and comes back as the message it was', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), fc.nat(), position, position, fc.string(), (stream, revision, at, previous, epoch) => {
        const entry = sampleEntry(stream, revision);
        const message = { stream, revision, position: at, epoch, type: entry.type, version: 2, eventId: entry.eventId, entry };
        expect(deliveryOf(3, received(messageRecord(message, 3, previous)))).toEqual({ kind: 'message', partition: 3, previous, message });
      }),
    );
  });

  it('has the body that is stored, where nobody read it', () => {
    const { data: _, ...entry } = sampleEntry('case-a', 0);
    const json = Buffer.from('{"as":"it is stored"}');
    expect(messageRecord({ stream: 'case-a', revision: 0, position: 5n, epoch: 'e', type: entry.type, version: 1, eventId: entry.eventId, entry, json }, 0, 1n).value).toBe(json);
  });

  it('carries the trace it was given', () => {
    const entry = sampleEntry('case-a', 0);
    const message = { stream: 'case-a', revision: 0, position: 5n, epoch: 'e', type: entry.type, version: 1, eventId: entry.eventId, entry };
    const record = messageRecord(message, 0, 1n, { traceparent: '00-1-2-01' });
    expect(Object.keys(record.headers)).toEqual([
      'ce_specversion', 'ce_id', 'ce_source', 'ce_type', 'ce_subject', 'ce_time', 'ce_dataversion', 'ce_revision', 'ce_position', 'ce_epoch', 'ce_previous', 'content-type', 'traceparent',
    ]);
    expect(deliveryOf(0, received(record))).toMatchObject({ message: { trace: '00-1-2-01' } });
  });

  it('is a heartbeat for every partition, each with what came before', () => {
    const back = heartbeatRecords('e', 9n, [4n, 9n]).map((record) => deliveryOf(record.partition, received(record)));
    expect(back).toEqual([
      { kind: 'heartbeat', partition: 0, previous: 4n, epoch: 'e', position: 9n },
      { kind: 'heartbeat', partition: 1, previous: 9n, epoch: 'e', position: 9n },
    ]);
  });

  it('of somebody else is named as such', () => {
    expect(() => deliveryOf(1, { key: null, value: Buffer.from('{}'), offset: '7', timestamp: '0', attributes: 0, headers: {} })).toThrow(NotOurs);
  });
});
