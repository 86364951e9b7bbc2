import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { v5 } from 'uuid';
import { uuidV5 } from './uuid-v5.js';

describe('UUID version 5', () => {
  it('is what the library makes, of any namespace and name', () => {
    fc.assert(fc.property(fc.uuid(), fc.string({ unit: 'grapheme' }), (namespace, name) => expect(uuidV5(namespace)(name)).toBe(v5(name, namespace))));
  });

  it('takes no namespace that is no UUID', () => {
    expect(() => uuidV5('b1f7a1f6')).toThrow('not a UUID');
  });
});
