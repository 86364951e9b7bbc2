import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderBelow } from './shared-root.js';

const stranger = { uid: 59999, gid: 59999 };
const own = process.getuid?.() ?? 0;
const asRoot = own === 0 ? it : it.skip;

describe('the folder that another user can reach', () => {
  let base: string;
  const folder = (): string => join(base, `juanzong-postgres-${own}`);
  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'shared-root-'));
    chmodSync(base, 0o755);
  });
  afterEach(() => rmSync(base, { recursive: true }));

  it('is made once and found again', () => {
    expect(folderBelow(base, stranger)).toBe(folder());
    expect(folderBelow(base, stranger)).toBe(folder());
  });

  it('is not one that others may write', () => {
    mkdirSync(folder());
    chmodSync(folder(), 0o777);
    expect(folderBelow(base, stranger)).toBeUndefined();
  });

  asRoot('is not one that somebody else has put there', () => {
    mkdirSync(folder());
    chownSync(folder(), stranger.uid, stranger.gid);
    expect(folderBelow(base, stranger)).toBeUndefined();
  });

  it('is not one behind a closed door', () => {
    chmodSync(base, 0o700);
    expect(folderBelow(base, stranger)).toBeUndefined();
  });
});
