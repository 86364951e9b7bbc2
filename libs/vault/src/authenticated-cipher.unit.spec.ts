import { describe, expect, it } from '@jest/globals';
import { decryptBytes, encryptBytes } from './authenticated-cipher.js';

const hex = (text: string): Buffer => Buffer.from(text, 'hex');

describe('SM4-GCM', () => {
  it('gives the ciphertext and tag of RFC 8998, appendix A.1', () => {
    const key = hex('0123456789ABCDEFFEDCBA9876543210');
    const nonce = hex('00001234567800000000ABCD');
    const aad = hex('FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2');
    const plain = hex('AAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBCCCCCCCCCCCCCCCCDDDDDDDDDDDDDDDDEEEEEEEEEEEEEEEEFFFFFFFFFFFFFFFFEEEEEEEEEEEEEEEEAAAAAAAAAAAAAAAA');
    const sealed = encryptBytes('SM4-GCM', key, nonce, plain, aad);
    expect(sealed.toString('hex').toUpperCase()).toBe(
      '17F399F08C67D5EE19D0DC9969C4BB7D5FD46FD3756489069157B282BB200735D82710CA5C22F0CCFA7CBF93D496AC15A56834CBCF98C397B4024A2691233B8D' +
        '83DE3541E4C2B58177E065A9BF7B62EC',
    );
    expect(decryptBytes('SM4-GCM', key, nonce, sealed, aad).equals(plain)).toBe(true);
  });
});
