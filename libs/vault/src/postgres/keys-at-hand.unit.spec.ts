import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { newDataKey } from '../wrapped-data-key.js';
import { ERASURE_BOUND_MS, ErasureCount } from './erasure-count.js';
import { KeysAtHand } from './keys-at-hand.js';
import type { StoredKey } from './stored-keys.js';

type Answer = { count: bigint; keys: StoredKey[] };

const MASTER = randomBytes(32);
const KEY: StoredKey = { subject: 'applicant', ...newDataKey(MASTER, 'case-1', 'applicant') };

/** Keys whose database answers when the test says so. */
class Held {
  time = 0;
  readonly waiting: ((answer: Answer) => void)[] = [];
  readonly count: ErasureCount = new ErasureCount(() => this.time, () => this.keys.forget());
  readonly keys: KeysAtHand = new KeysAtHand({ ofStream: () => new Promise((resolve) => this.waiting.push(resolve)) }, this.count, MASTER, () => this.time);

  find(keyId: string = KEY.keyId): unknown {
    return this.keys.use('case-1', (keyOf) => keyOf(keyId)?.length);
  }

  async answer(answer: Answer): Promise<void> {
    this.waiting.shift()?.(answer);
    await Promise.resolve();
    this.time += 1;
  }
}

describe('keys at hand', () => {
  it('are there at once after one question, until the bound has passed', async () => {
    const held = new Held();
    const first = held.find();
    expect(first).toBeInstanceOf(Promise);
    await held.answer({ count: 0n, keys: [KEY] });
    expect(await first).toBe(32);
    expect([held.find(), held.find()]).toEqual([32, 32]);
    held.time = ERASURE_BOUND_MS;
    expect(held.find()).toBeInstanceOf(Promise);
    expect(held.waiting).toHaveLength(1);
  });

  it('ask nothing for what needs no key', () => {
    const held = new Held();
    expect(held.keys.use('case-1', () => 'plain')).toBe('plain');
    expect(held.waiting).toHaveLength(0);
  });

  it('know that a key is not there, and ask again for one they have not heard of', async () => {
    const held = new Held();
    const gone = held.find('gone');
    await held.answer({ count: 0n, keys: [] });
    expect([await gone, held.find('gone')]).toEqual([undefined, undefined]);
    const fresh = held.find();
    await held.answer({ count: 0n, keys: [KEY] });
    expect(await fresh).toBe(32);
  });

  it('do not take an answer that an erasure has overtaken', async () => {
    const held = new Held();
    held.count.accepts(0n, 0);
    held.time = 5;
    const found = held.find();
    held.time = 6;
    held.count.told(1n);
    held.time = 7;
    await held.answer({ count: 0n, keys: [KEY] });
    expect(held.waiting).toHaveLength(1);
    await held.answer({ count: 1n, keys: [] });
    expect([await found, held.find()]).toEqual([undefined, undefined]);
  });

  it('are forgotten when something was erased', async () => {
    const held = new Held();
    const first = held.find();
    await held.answer({ count: 0n, keys: [KEY] });
    await first;
    held.count.told(1n);
    const again = held.find();
    await held.answer({ count: 1n, keys: [] });
    expect(await again).toBeUndefined();
  });
});
