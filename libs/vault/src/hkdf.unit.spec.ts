import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hkdfSync } from 'node:crypto';
import { hkdf32 } from './hkdf.js';

describe('HKDF', () => {
  it('is that of RFC 5869, also when asked again with the same key', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 3 }), (key, infos) => {
        for (const info of infos) expect(hkdf32(key, info).toString('hex')).toBe(Buffer.from(hkdfSync('sha256', key, new Uint8Array(0), info, 32)).toString('hex'));
      }),
    );
  });
});
