import { afterAll, describe, expect, it } from '@jest/globals';
import type { Clock, Instant } from '@juanzong/kernel';
import { openVault } from '@juanzong/vault';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyDatabase } from './copy-database.js';

const PEOPLE = 300;
const clock: Clock = { kind: 'real', now: () => '2026-03-05T02:00:00.000Z' as Instant };
const root = mkdtempSync(join(tmpdir(), 'juanzong-copied-vault-'));
const subject = 'applicant';
const streamOf = (n: number): string => `legalAidCase-${n}`;
const entryOf = (n: number) => [{ eventId: 'e-1', data: { name: `此人 ${n}` }, personal: [{ path: ['name'], subject }] }];

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('the copy of a vault', () => {
  it('opens what it did, and holds nothing of whom it erased: neither key nor its name, on no page', async () => {
    const original = join(root, 'original');
    const vault = await openVault({ directory: original, clock });
    const closed: { keyId: string; data: unknown }[] = [];
    for (let n = 0; n < PEOPLE; n += 1) {
      const [data] = await vault.closeFields(streamOf(n), entryOf(n));
      closed.push({ keyId: (data as { name: { keyId: string } }).name.keyId, data });
    }
    const kept = (n: number): boolean => n % 3 === 0;
    await vault.applyErasures(closed.flatMap((_, n) => (kept(n) ? [] : [{ stream: streamOf(n), subject }])));

    const copied = join(root, 'copied');
    mkdirSync(copied);
    copyFileSync(join(original, 'master.key'), join(copied, 'master.key'));
    await copyDatabase({ path: join(original, 'vault.lmdb'), of: 'vault' }, join(copied, 'vault.lmdb'), () => undefined);
    await vault.close();

    const bytes = readFileSync(join(copied, 'vault.lmdb'));
    expect(closed.flatMap(({ keyId }, n) => (bytes.includes(keyId) === kept(n) ? [] : [n]))).toEqual([]);
    const { ino } = statSync(join(copied, 'vault.lmdb'));
    const copy = await openVault({ directory: copied, clock, alone: true });
    expect(statSync(join(copied, 'vault.lmdb')).ino).toBe(ino);
    for (const [n, { data }] of closed.entries()) {
      const [opened] = copy.openFields(streamOf(n), [{ eventId: 'e-1', data }]) as { name: string }[];
      expect(opened?.name === `此人 ${n}`).toBe(kept(n));
    }
    expect((await copy.closeFields('legalAidCase-new', entryOf(1))).length).toBe(1);
    await copy.close();
  });
});
