import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RefusedError } from './refused-error.js';
import { unicodeOrRefuse } from './unicode.js';

const placesOf = (value: unknown): string[] => {
  try {
    unicodeOrRefuse(value);
    return [];
  } catch (error) {
    return (error as RefusedError).errors.map(({ path }) => path);
  }
};

describe('texts of a request', () => {
  it('that no store can keep are refused with their places', () => {
    expect(placesOf({ applicant: { name: '张\ud800' }, opponents: [{ name: '王' }, { name: '\udc00' }], summary: 'a\0b', '\ud83d': 1 })).toEqual(['applicant.name', 'opponents.1.name', 'summary', '']);
  });

  it('of whole characters go through as they are', () => {
    fc.assert(fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
      fc.pre(!JSON.stringify(value).includes('\\u0000'));
      expect(unicodeOrRefuse(value)).toBe(value);
    }));
    expect(placesOf({ name: '𠮷😀' })).toEqual([]);
  });
});
