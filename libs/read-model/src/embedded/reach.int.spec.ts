import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canReach } from './reach.js';

const stranger = { uid: 59999, gid: 59999 };

describe('reach', () => {
  let base: string;
  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'reach-'));
    chmodSync(base, 0o755);
    mkdirSync(join(base, 'a', 'b'), { recursive: true });
  });
  afterEach(() => rmSync(base, { recursive: true }));

  it('goes through folders open to all', () => expect(canReach(join(base, 'a', 'b'), stranger)).toBe(true));

  it('stops at a closed folder above, also behind a link', () => {
    chmodSync(join(base, 'a'), 0o700);
    symlinkSync(join(base, 'a', 'b'), join(base, 'link'));
    expect(canReach(join(base, 'link'), stranger)).toBe(false);
  });

  it('judges an owner by the owner’s bits and a group by the group’s', () => {
    const { uid, gid } = statSync(base);
    chmodSync(join(base, 'a'), 0o705);
    expect(canReach(join(base, 'a', 'b'), { uid, gid: 1 })).toBe(true);
    expect(canReach(join(base, 'a', 'b'), { uid: 59999, gid })).toBe(false);
  });
});
