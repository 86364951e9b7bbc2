import { describe, expect, it } from '@jest/globals';
import { NONCE_BYTES } from './authenticated-cipher.js';
import { newNonce } from './nonce.js';

describe('a nonce', () => {
  it('has its length, is never given twice and is not written over afterwards', () => {
    const nonces = Array.from({ length: 2_000 }, newNonce);
    const given = nonces.map((nonce) => nonce.toString('hex'));
    for (let i = 0; i < 2_000; i += 1) newNonce();
    expect(new Set(nonces.map(({ length }) => length))).toEqual(new Set([NONCE_BYTES]));
    expect(new Set(given).size).toBe(given.length);
    expect(nonces.map((nonce) => nonce.toString('hex'))).toEqual(given);
  });

  it('is random in every byte', () => {
    const nonces = Array.from({ length: 2_000 }, newNonce);
    for (let at = 0; at < NONCE_BYTES; at += 1) expect(new Set(nonces.map((nonce) => nonce[at])).size).toBeGreaterThan(200);
  });
});
