import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Clock, Instant } from '@juanzong/kernel';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { vaultConformance } from './conformance.js';
import { ERASED_TEXT, FIELD_ALGORITHMS, openVault } from './index.js';

const clock: Clock = { kind: 'virtual', now: () => '2026-01-05T01:00:00.000Z' as Instant };

for (const alg of FIELD_ALGORITHMS) {
  vaultConformance(`LMDB, ${alg}`, async () => {
    const directory = mkdtempSync(join(tmpdir(), 'juanzong-vault-'));
    return {
      open: () => openVault({ directory, clock, alg }),
      dispose: async () => rmSync(directory, { recursive: true, force: true }),
    };
  });
}

describe('the directory of a vault', () => {
  let directory: string;
  const open = () => openVault({ directory, clock });
  const personal = [{ path: ['name'], subject: 'applicant' }];

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'juanzong-vault-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('holds a master key that only its owner may read', async () => {
    await (await open()).close();
    expect(statSync(join(directory, 'master.key')).mode & 0o777).toBe(0o600);
    expect(readdirSync(directory).filter((name) => name.startsWith('.master'))).toEqual([]);
    chmodSync(join(directory, 'master.key'), 0o640);
    await expect(open()).rejects.toMatchObject({ code: 'vault.master-key-readable-by-others', message: expect.stringMatching(/他人.* \/ others/) });
  });

  it('refuses a vault whose master key is missing or another one', async () => {
    await (await open()).close();
    const key = join(directory, 'master.key');
    rmSync(key);
    await expect(open()).rejects.toMatchObject({ code: 'vault.master-key-missing' });
    const other = mkdtempSync(join(tmpdir(), 'juanzong-vault-'));
    await (await openVault({ directory: other, clock })).close();
    const { copyFileSync } = await import('node:fs');
    copyFileSync(join(other, 'master.key'), key);
    await expect(open()).rejects.toMatchObject({ code: 'vault.master-key-other' });
    rmSync(other, { recursive: true });
  });

  it('never holds a plain value, a name in the log of openings or an unwrapped key', async () => {
    const vault = await open();
    const [closed] = await vault.closeFields('case-1', [{ eventId: 'e', data: { name: '王小明' }, personal }]);
    await vault.openForReader({ actor: { id: 'u', role: 'auditor' }, reason: '抽查', stream: 'case-1' }, [{ eventId: 'e', data: closed }]);
    await vault.linkPerson({ stream: 'case-1', subject: 'applicant' }, '11010519491231002X');
    await vault.close();
    const bytes = readFileSync(join(directory, 'vault.lmdb'));
    expect(bytes.includes('王小明')).toBe(false);
    expect(bytes.includes('11010519491231002X')).toBe(false);
  });

  it('wiped, makes everything personal unreadable and nothing else', async () => {
    let vault = await open();
    const data = { name: '王小明', region: '340202' };
    const [closed] = await vault.closeFields('case-1', [{ eventId: 'e', data, personal }]);
    await vault.close();
    for (const file of readdirSync(directory)) rmSync(join(directory, file));
    expect(existsSync(join(directory, 'vault.lmdb'))).toBe(false);
    vault = await open();
    expect(await vault.openFields('case-1', [{ eventId: 'e', data: closed }])).toEqual([{ name: ERASED_TEXT, region: '340202' }]);
    await vault.close();
  });

  it('beside another store is refused; beside one that holds case files none is made', async () => {
    const [first, empty] = [join(directory, 'first'), join(directory, 'empty')];
    const open = (at: string, store: string | undefined) => openVault({ directory: at, clock, besides: { store } });
    for (const store of [undefined, 'a', 'a']) await (await open(first, store)).close();
    for (const store of ['b', undefined]) await expect(open(first, store)).rejects.toMatchObject({ code: 'vault.of-another-store' });
    await expect(open(empty, 'a')).rejects.toMatchObject({ code: 'vault.lost' });
    expect(existsSync(empty)).toBe(false);
  });

  it('reads fields of either algorithm, whichever it writes', async () => {
    let vault = await openVault({ directory, clock, alg: 'SM4-GCM' });
    const [closed] = await vault.closeFields('case-1', [{ eventId: 'e', data: { name: '王小明' }, personal }]);
    await vault.close();
    vault = await open();
    expect(await vault.openFields('case-1', [{ eventId: 'e', data: closed }])).toEqual([{ name: '王小明' }]);
    await vault.close();
  });

  it('keeps no key at hand of a subject that was erased while its key was being made', async () => {
    const vault = await open();
    for (let i = 0; i < 50; i += 1) {
      const close = (): Promise<unknown> => vault.closeFields(`case-${i}`, [{ eventId: 'e', data: { name: '王小明' }, personal }]);
      const [closed] = await Promise.allSettled([close(), vault.erase(`case-${i}`, 'applicant')]);
      await expect(close()).rejects.toMatchObject({ code: 'vault.key-erased' });
      if (closed.status === 'fulfilled') expect(vault.openFields(`case-${i}`, [{ eventId: 'e', data: (closed.value as unknown[])[0] }])).toEqual([{ name: ERASED_TEXT }]);
    }
    await vault.close();
  });

  it('sees an erasure that another process made', async () => {
    const [one, two] = [await open(), await open()];
    const [closed] = await one.closeFields('case-1', [{ eventId: 'e', data: { name: '王小明' }, personal }]);
    expect(two.openFields('case-1', [{ eventId: 'e', data: closed }])).toEqual([{ name: '王小明' }]);
    const closeMore = (): Promise<unknown> => two.closeFields('case-1', [{ eventId: 'f', data: { name: '王小明' }, personal }]);
    await closeMore();
    await one.erase('case-1', 'applicant');
    // A reader's snapshot is given up soon after the turn in which it was taken, not within it.
    const opened = (): unknown => two.openFields('case-1', [{ eventId: 'e', data: closed }]);
    for (const end = performance.now() + 2_000; performance.now() < end && !isDeepStrictEqual(opened(), [{ name: ERASED_TEXT }]); ) await new Promise((turn) => setTimeout(turn, 1));
    expect(opened()).toEqual([{ name: ERASED_TEXT }]);
    // Nor is anything more written under the key that this one had at hand.
    await expect(closeMore()).rejects.toMatchObject({ code: 'vault.key-erased' });
    await one.close();
    await two.close();
  });
});
