import { describe, expect, it } from '@jest/globals';
import type { RecordedEntry } from '@juanzong/kernel';
import { evolveWritten } from './written.js';

const entry = (more: object): RecordedEntry => ({ type: 'intake.ApplicationReceived', revision: 1, recordedAt: '2024-03-05T02:00:00.000Z', actor: { id: 'c', role: 'clerk' }, ...more }) as unknown as RecordedEntry;
const ids = (more: object): string[] => [...evolveWritten(new Map(), entry(more)).keys()];

describe('the entries of a file', () => {
  it('are there by their own ids, and a correction with everything that it stands for', () => {
    expect(ids({ eventId: 'a' })).toEqual(['a']);
    expect(ids({ eventId: 'b', corrects: 'a' })).toEqual(['a', 'b']);
    expect(ids({ eventId: 'c', corrects: 'b', replaces: ['a', 'b'] })).toEqual(['a', 'b', 'c']);
  });
});
