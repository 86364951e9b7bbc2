import { describe, expect, it } from '@jest/globals';
import { GENESIS_HASH, isIntact } from '@juanzong/case-file';
import { ENTRIES_OF_A_CASE, KINDS_OF_A_CASE, recordedFile } from './recorded-files.js';

describe('what the bench appends', () => {
  it('is a sealed file of any length, made of a recorded case', () => {
    const entries = recordedFile('case-x', ENTRIES_OF_A_CASE + 2);
    expect(entries.every(isIntact)).toBe(true);
    expect(entries.map(({ previousHash }) => previousHash)).toEqual([GENESIS_HASH, ...entries.slice(0, -1).map(({ hash }) => hash)]);
    expect(entries.map(({ revision }) => revision)).toEqual(entries.map((_entry, i) => i));
    expect(new Set(entries.map(({ eventId }) => eventId)).size).toBe(entries.length);
    expect(new Set(entries.map(({ type }) => type)).size).toBe(KINDS_OF_A_CASE.length);
    expect(KINDS_OF_A_CASE.length).toBeGreaterThan(10);
    expect(entries.at(-1)?.type).toBe(entries[1]?.type);
  });
});
