import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Clock, Instant } from '@juanzong/kernel';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ERASED_TEXT, openVault, type Vault } from './index.js';

const clock: Clock = { kind: 'virtual', now: () => '2026-01-05T01:00:00.000Z' as Instant };
const SUBJECT = 'applicant';
const PEOPLE = 40;
const personal = [{ path: ['name'], subject: SUBJECT }];

describe('a vault that only one process has', () => {
  let directory: string;
  const open = (alone = true): Promise<Vault> => openVault({ directory, clock, alone });
  const file = (): string => join(directory, 'vault.lmdb');
  const streamOf = (n: number): string => `case-${n}`;
  const close = async (vault: Vault, n: number): Promise<{ keyId: string; data: unknown }> => {
    const [data] = await vault.closeFields(streamOf(n), [{ eventId: 'e', data: { name: `此人 ${n}` }, personal }]);
    return { data, keyId: (data as { name: { keyId: string } }).name.keyId };
  };
  const everybody = async (vault: Vault): Promise<{ keyId: string; data: unknown }[]> => {
    const closed: { keyId: string; data: unknown }[] = [];
    for (let n = 0; n < PEOPLE; n += 1) closed.push(await close(vault, n));
    return closed;
  };
  /** The key as it stands in the file, under the master key. */
  const wrappedOf = (keyId: string): string => {
    const found = new RegExp(`\\{"keyId":"${keyId}","wrapped":"([^"]+)"`).exec(readFileSync(file(), 'latin1'));
    if (!found?.[1]) throw new Error(`no key ${keyId} in the file`);
    return found[1];
  };
  const holds = (text: string): boolean => readFileSync(file()).includes(text);

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'juanzong-vault-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('holds nothing of a destroyed key any more after it was opened again, and everything else', async () => {
    const first = await open();
    const closed = await everybody(first);
    const gone = closed.slice(0, PEOPLE / 2).map(({ keyId }) => ({ keyId, wrapped: wrappedOf(keyId) }));
    await first.applyErasures(gone.map((_, n) => ({ stream: streamOf(n), subject: SUBJECT })));
    await first.close();
    expect(gone.some(({ wrapped }) => holds(wrapped))).toBe(true);

    const second = await open();
    expect(gone.filter(({ keyId, wrapped }) => holds(keyId) || holds(wrapped))).toEqual([]);
    for (const [n, { data }] of closed.entries()) {
      expect(second.openFields(streamOf(n), [{ eventId: 'e', data }])).toEqual([{ name: n < gone.length ? ERASED_TEXT : `此人 ${n}` }]);
    }
    await expect(close(second, 0)).rejects.toMatchObject({ code: 'vault.key-erased' });
    const later = await close(second, PEOPLE);
    await second.close();
    expect(readdirSync(directory).filter((name) => name.includes('anew'))).toEqual([]);

    const third = await open();
    expect(third.openFields(streamOf(PEOPLE), [{ eventId: 'e', data: later.data }])).toEqual([{ name: `此人 ${PEOPLE}` }]);
    await third.close();
  });

  it('is written anew once for what was erased, and not where others may have it', async () => {
    const vault = await open();
    await close(vault, 1);
    await vault.erase(streamOf(1), SUBJECT);
    await vault.close();
    const inode = (): number => statSync(file()).ino;
    const inodes = [inode()];
    for (const alone of [false, true, true]) {
      await (await open(alone)).close();
      inodes.push(inode());
    }
    const [before, shared, after, again] = inodes;
    expect([shared === before, after === before, again === after]).toEqual([true, false, true]);
  });

  it('is whole after a kill on the way: a half-written new file is thrown away', async () => {
    const vault = await open();
    const { data } = await close(vault, 2);
    await vault.erase(streamOf(1), SUBJECT);
    await vault.close();
    writeFileSync(`${file()}.anew`, 'half');
    const again = await open();
    expect(again.openFields(streamOf(2), [{ eventId: 'e', data }])).toEqual([{ name: '此人 2' }]);
    await again.close();
    expect(readdirSync(directory).filter((name) => name.includes('anew'))).toEqual([]);
  });
});
