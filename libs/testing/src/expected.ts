import { canonicalJson } from '@juanzong/case-file';
import type { NewEntry } from '@juanzong/kernel';
import assert from 'node:assert/strict';
import { subset } from './subset.js';

/** An expected entry: only what is mentioned is compared. */
export type Expected = string | (Partial<Omit<NewEntry, 'data'>> & { readonly type: string; readonly data?: unknown });

/** As JSON: a test may leave out what is undefined. @throws AssertionError */
export const same = (actual: unknown, wanted: unknown): void => assert.deepEqual(JSON.parse(canonicalJson(actual)), JSON.parse(canonicalJson(wanted)));

/** These entries and no others, in this order; of each only what is mentioned is compared. @throws AssertionError */
export function sameEntries(actual: readonly { readonly type: string }[], expected: readonly Expected[]): void {
  const wanted = expected.map((one) => (typeof one === 'string' ? { type: one } : one));
  assert.deepEqual(actual.map(({ type }) => type), wanted.map(({ type }) => type));
  same(actual.map((entry, i) => subset(entry, wanted[i])), wanted);
}
