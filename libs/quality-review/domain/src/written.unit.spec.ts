import { describe, expect, it } from '@jest/globals';
import type { RecordedEntry } from '@juanzong/kernel';
import { evolveWritten, Written } from './written.js';

const entry = (more: object): RecordedEntry => ({ type: 'intake.ApplicationReceived', revision: 1, recordedAt: '2024-03-05T02:00:00.000Z', actor: { id: 'c', role: 'clerk' }, ...more }) as unknown as RecordedEntry;
const ids = (more: object): string[] => Object.keys(evolveWritten(Written.NOTHING, entry(more)).toJSON());

describe('the entries of a file', () => {
  it('are there by their own ids, and a correction with everything that it stands for', () => {
    expect(ids({ eventId: 'a' })).toEqual(['a']);
    expect(ids({ eventId: 'b', corrects: 'a' })).toEqual(['a', 'b']);
    expect(ids({ eventId: 'c', corrects: 'b', replaces: ['a', 'b'] })).toEqual(['a', 'b', 'c']);
  });

  it('are what was written last under an id, and what was there before stays as it was', () => {
    const first = evolveWritten(Written.NOTHING, entry({ eventId: 'a', revision: 0 }));
    const second = evolveWritten(first, entry({ eventId: 'b', corrects: 'a', revision: 7 }));
    const third = second.with('a', { revision: 9, answers: false });
    expect([first.get('a'), second.get('a'), third.get('a')].map((place) => place?.revision)).toEqual([0, 0, 9]);
    expect([Written.NOTHING.has('a'), first.has('a'), first.has('b'), second.has('b'), third.has('none')]).toEqual([false, true, false, true, false]);
    expect(third.toJSON()).toEqual({ a: { revision: 9, answers: false }, b: { revision: 7, answers: true, correctedAt: '2024-03-05T02:00:00.000Z' } });
  });
});
