import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createRequire } from 'node:module';
import { checksumFrom } from './checksum.js';

const load = createRequire(import.meta.url);

describe('the checksum of what goes to Kafka', () => {
  it('is the same where the machine has no build of the quick one', () => {
    const asked: string[] = [];
    const elsewhere = checksumFrom((module) => {
      asked.push(module);
      if (asked.length === 1) throw new Error('Cannot find native binding');
      return load(module) as unknown;
    });
    const here = checksumFrom(load);
    expect([asked.length, here === elsewhere]).toEqual([2, false]);
    fc.assert(fc.property(fc.uint8Array({ maxLength: 5_000 }), (bytes) => expect(here(Buffer.from(bytes))).toBe(elsewhere(Buffer.from(bytes)))));
  });

  it('is CRC-32C', () => {
    // The check value of the algorithm's catalogue entry (iSCSI).
    expect(checksumFrom(load)(Buffer.from('123456789'))).toBe(0xe3069283);
  });
});
