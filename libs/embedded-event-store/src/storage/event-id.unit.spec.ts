import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { eventIdFromIntegers, eventIdFromText, integersOf } from './event-id.js';

describe('event ids (statement 17)', () => {
  it('are the same id in either form', () => {
    fc.assert(fc.property(fc.uuid(), (id) => {
      const { most, least } = integersOf(id);
      expect(eventIdFromIntegers(most, least)).toBe(id);
      expect(eventIdFromText(id.toUpperCase())).toBe(id);
      expect(eventIdFromText(id.replaceAll('-', ''))).toBe(id);
    }));
  });

  it('are signed integers, as the protocol has them', () => {
    expect(integersOf('ffffffff-ffff-ffff-8000-000000000000')).toEqual({ most: '-1', least: '-9223372036854775808' });
  });

  it('are nothing else', () => {
    expect(eventIdFromText('not-a-uuid')).toBeUndefined();
  });
});
