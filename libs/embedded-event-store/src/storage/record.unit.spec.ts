import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { DamagedRecordError } from './damage.js';
import { encodeRecord } from './encode-record.js';
import { StoredRecord } from './stored-record.js';

const place = fc.record({
  stream: fc.stringMatching(/^[\x20-\x7e]{1,80}$/),
  revision: fc.nat({ max: 2 ** 40 }),
  position: fc.integer({ min: 1, max: 2 ** 40 }),
  created: fc.integer({ min: 1, max: 4_000_000_000_000 }),
});
const proposed = fc.record({
  id: fc.uuid(), type: fc.string({ maxLength: 40, unit: 'grapheme' }), contentType: fc.constantFrom('application/json', 'application/octet-stream'),
  data: fc.uint8Array({ maxLength: 300 }), metadata: fc.uint8Array({ maxLength: 300 }),
});

describe('stored record (statements 17, 20, 25a)', () => {
  it('holds what was proposed, as the message that a read sends', () => {
    fc.assert(fc.property(proposed, place, (event, where) => {
      const record = StoredRecord.open(encodeRecord(event, where), where.position);
      expect([record.stream, record.revision, record.position, record.type, record.id])
        .toEqual([where.stream, where.revision, where.position, event.type, event.id]);
      const readEvent = streams.ReadResp.deserializeBinary(new Uint8Array(record.response)).getEvent();
      expect(readEvent?.getCommitPosition()).toBe(String(where.position));
      const recorded = readEvent?.getEvent();
      expect(recorded?.getId()?.getString()).toBe(event.id);
      expect(Buffer.from(recorded?.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString()).toBe(where.stream);
      expect(recorded?.getStreamRevision()).toBe(String(where.revision));
      expect([recorded?.getCommitPosition(), recorded?.getPreparePosition()]).toEqual([String(where.position), String(where.position)]);
      expect(recorded?.getMetadataMap().get('created')).toBe(String(BigInt(where.created) * 10_000n));
      expect(recorded?.getMetadataMap().get('type')).toBe(event.type);
      expect(recorded?.getMetadataMap().get('content-type')).toBe(event.contentType);
      expect([...(recorded?.getData_asU8() ?? [])]).toEqual([...event.data]);
      expect([...(recorded?.getCustomMetadata_asU8() ?? [])]).toEqual([...event.metadata]);
    }));
  });

  it('is refused when any one byte is changed', () => {
    fc.assert(fc.property(proposed, place, fc.nat(), fc.integer({ min: 1, max: 255 }), (event, where, at, flip) => {
      const bytes = encodeRecord(event, where);
      const index = at % bytes.length;
      bytes[index] = (bytes[index] ?? 0) ^ flip;
      expect(() => StoredRecord.open(bytes, where.position)).toThrow(DamagedRecordError);
    }));
  });

  it('is refused at another position, and when it is missing', () => {
    const bytes = encodeRecord(
      { id: '6f2c4a1e-0000-4000-8000-000000000001', type: 't', contentType: 'application/json', data: Buffer.of(), metadata: Buffer.of() },
      { stream: 's', revision: 0, position: 7, created: 0 },
    );
    expect(() => StoredRecord.open(bytes, 8)).toThrow('record says position 7');
    expect(() => StoredRecord.open(undefined, 8)).toThrow('record missing');
  });
});
