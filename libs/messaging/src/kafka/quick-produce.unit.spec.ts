import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { type GivenRecord, producedByKafkajs, producedQuickly, type ProduceParts } from './quick-produce.js';

const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array));
const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.string());
const headers = fc.dictionary(fc.string({ unit: 'grapheme', maxLength: 100 }).filter((name) => name !== '__proto__'), fc.oneof(bytes, text), { maxKeys: 14 });
const record: fc.Arbitrary<GivenRecord> = fc.record({ key: fc.option(fc.oneof(bytes, text)), value: bytes, headers }, { requiredKeys: ['value'] });
const batch = fc.record({ partition: fc.nat(1_000), firstSequence: fc.nat(), messages: fc.array(record, { minLength: 1, maxLength: 5 }) });
const request: fc.Arbitrary<ProduceParts> = fc.record({
  acks: fc.constantFrom(-1, 0, 1), timeout: fc.nat(100_000), transactionalId: fc.option(text), producerId: fc.bigInt({ min: -1n, max: 2n ** 62n }).map(String), producerEpoch: fc.nat(30_000),
  topicData: fc.array(fc.record({ topic: fc.string({ minLength: 1 }), partitions: fc.array(batch, { minLength: 1, maxLength: 4 }) }), { minLength: 1, maxLength: 2 }),
}, { requiredKeys: ['acks', 'timeout', 'topicData'] });

const one = (...messages: readonly GivenRecord[]): ProduceParts => ({ acks: -1, timeout: 30_000, transactionalId: 'relay', producerId: '7', producerEpoch: 1, topicData: [{ topic: 'files', partitions: [{ partition: 3, firstSequence: 9, messages }] }] });

describe('a request that is encoded quickly', () => {
  // Both write when it was.
  beforeAll(() => {
    jest.spyOn(Date, 'now').mockReturnValue(1_796_130_942_611);
  });
  afterAll(() => {
    jest.restoreAllMocks();
  });

  const both = async (parts: ProduceParts): Promise<[Buffer, Buffer]> => [(await producedQuickly(parts).encode()).buffer, (await producedByKafkajs(parts).encode()).buffer];

  it('has the bytes that kafkajs would have written', async () => {
    await fc.assert(
      fc.asyncProperty(request, async (parts) => {
        const [quick, byKafkajs] = await both(parts);
        expect(quick.equals(byKafkajs)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('has them with records of any length, and with many', async () => {
    for (const parts of [one({ key: null, value: Buffer.alloc(70_000) }), one(...Array.from({ length: 20_000 }, (_, i) => ({ key: `case-${i}`, value: Buffer.from(String(i)) })))]) {
      const [quick, byKafkajs] = await both(parts);
      expect(quick.equals(byKafkajs)).toBe(true);
    }
  });

  it('leaves to kafkajs what it does not know', async () => {
    const value = Buffer.from('x');
    const odd: readonly ProduceParts[] = [one({ value, timestamp: '1700000000000' }), one({ value: 'a text' }), one({ value, headers: { a: ['1', '2'] } }), one({ value: null }), { ...one({ value }), compression: 1 }];
    for (const parts of odd) {
      const [quick, byKafkajs] = await both(parts);
      expect(quick.equals(byKafkajs)).toBe(true);
    }
  });

  it('says of itself what kafkajs says', () => {
    const { encode: _, ...quick } = producedQuickly(one({ value: Buffer.alloc(0) })) as object as Record<string, unknown>;
    const { encode: __, ...byKafkajs } = producedByKafkajs(one({ value: Buffer.alloc(0) })) as object as Record<string, unknown>;
    expect(JSON.stringify(quick)).toBe(JSON.stringify(byKafkajs));
    expect(Object.keys(quick)).toContain('apiKey');
  });
});
