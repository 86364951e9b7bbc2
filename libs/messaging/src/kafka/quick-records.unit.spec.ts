import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { encodedByKafkajs, encodedQuickly } from './quick-records.js';

const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array));

describe('a record that is encoded quickly', () => {
  it('has the bytes that kafkajs would have written', () => {
    fc.assert(
      fc.property(
        fc.record({
          offsetDelta: fc.integer({ min: 0, max: 100_000 }), key: fc.option(fc.oneof(bytes, fc.string({ unit: 'grapheme' }))), value: bytes,
          headers: fc.dictionary(fc.string({ unit: 'grapheme', maxLength: 100 }).filter((name) => name !== '__proto__'), fc.oneof(bytes, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.string()), { maxKeys: 14 }),
        }),
        (parts) => {
          expect(encodedQuickly(parts).buffer.equals(encodedByKafkajs(parts).buffer)).toBe(true);
        },
      ),
      { numRuns: 500, examples: [[{ offsetDelta: 0, key: null, value: Buffer.alloc(70_000), headers: {} }]] },
    );
  });

  it('leaves to kafkajs what it does not know', () => {
    const odd = { value: Buffer.from('x'), timestampDelta: 5, headers: { a: ['1', '2'] } };
    expect(encodedQuickly(odd).buffer).toEqual(encodedByKafkajs(odd).buffer);
  });
});
