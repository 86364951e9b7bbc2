import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ANY, decideAppend, NO_STREAM, STREAM_EXISTS, type StreamView } from './append-rules.js';

/** A stream as a plain list of ids. */
const viewOf = (ids: readonly string[]): StreamView => ({
  lastRevision: ids.length - 1, tombstoned: false, softDeleted: false, hasMetadata: false,
  eventIdAt: (revision) => ids[revision],
  revisionOf: (id) => (ids.includes(id) ? ids.lastIndexOf(id) : undefined),
});

/** Statement 13, said once more as naively as possible. */
function naive(ids: readonly string[], expected: number, call: readonly string[]): string {
  const last = ids.length - 1;
  if (expected === STREAM_EXISTS && last < 0) return 'wrong';
  if (expected > last) return 'wrong';
  if (call.length === 0) return `empty ${last}`;
  if (expected === ANY || expected === STREAM_EXISTS) {
    if (!ids.includes(call[0] ?? '')) return 'append';
    return call.every((id) => ids.includes(id)) ? `stored ${ids.lastIndexOf(call.at(-1) ?? '')}` : 'wrong';
  }
  if (expected === last) return 'append';
  const following = ids.slice(expected + 1, expected + 1 + call.length);
  return following.join() === call.join() ? `stored ${expected + call.length}` : 'wrong';
}

function told(ids: readonly string[], expected: number, call: readonly string[]): string {
  const decision = decideAppend(viewOf(ids), expected, call);
  if (decision.kind === 'wrong-version' || decision.kind === 'deleted') return 'wrong';
  return decision.kind === 'append' ? 'append' : `${decision.kind} ${decision.lastRevision}`;
}

describe('append rules (statements 13, 14)', () => {
  it('agree with a naive model over any history of calls', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
    const call = fc.record({
      expected: fc.oneof(fc.constantFrom(ANY, NO_STREAM, STREAM_EXISTS), fc.integer({ min: 0, max: 12 })),
      ids: fc.array(id, { maxLength: 3 }),
    });
    fc.assert(fc.property(fc.array(call, { maxLength: 14 }), (calls) => {
      const stream: string[] = [];
      for (const { expected, ids } of calls) {
        const decision = told(stream, expected, ids);
        expect(decision).toBe(naive(stream, expected, ids));
        if (decision === 'append') stream.push(...ids);
      }
    }), { numRuns: 2_000 });
  });

  it('answer a repeated call with its first result', () => {
    const call = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 5 });
    fc.assert(fc.property(fc.uniqueArray(fc.uuid(), { maxLength: 5 }), call, fc.uniqueArray(fc.uuid(), { maxLength: 3 }), fc.boolean(),
      (before, ids, after, exact) => {
        const expected = exact ? before.length - 1 : ANY;
        const stored = [...before, ...ids, ...after];
        expect(told(before, expected, ids)).toBe('append');
        expect(told(stored, expected, ids)).toBe(`stored ${before.length + ids.length - 1}`);
      }));
  });
});
