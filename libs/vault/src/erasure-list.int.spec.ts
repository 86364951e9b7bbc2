import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Clock, Instant } from '@juanzong/kernel';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ErasureList, erasuresInVault, openVault, readErasureList } from './index.js';

const clock: Clock = { kind: 'virtual', now: () => '2026-01-05T01:00:00.000Z' as Instant };
const ONE = { stream: 'case-1', subject: 'applicant' };
const OTHER = { stream: 'case-2', subject: 'documents' };

describe('the list of erasures', () => {
  let root: string;
  let path: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'juanzong-erasures-'));
    path = join(root, 'data.erasures.log');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('is made by the first erasure, only grows, and holds each once', async () => {
    await new ErasureList(path).add([]);
    expect(existsSync(path)).toBe(false);
    const list = new ErasureList(path);
    await list.add([ONE, ONE]);
    await list.add([ONE, OTHER]);
    await new ErasureList(path).add([OTHER]);
    expect(readErasureList(path)).toEqual([ONE, OTHER]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('loses nothing but the line that a crash cut off, which is no erasure yet', async () => {
    await new ErasureList(path).add([ONE]);
    appendFileSync(path, '{"stream":"case-9","sub');
    expect(readErasureList(path)).toEqual([ONE]);
    await new ErasureList(path).add([OTHER]);
    expect(readErasureList(path)).toEqual([ONE, OTHER]);
  });

  it('that was damaged is refused with the line', async () => {
    writeFileSync(path, `${JSON.stringify(ONE)}\nx\n`);
    await expect(new ErasureList(path).add([OTHER])).rejects.toMatchObject({ code: 'vault.erasure-list-malformed', message: expect.stringMatching(/第 2 行.* \/ line 2/) });
  });

  it('names what a vault erases before the key is gone, and is written again from the vault when it is lost', async () => {
    const directory = join(root, 'vault');
    const vault = await openVault({ directory, clock, erasureList: path });
    await vault.closeFields('case-1', [{ eventId: 'e', data: { name: '王小明' }, personal: [{ path: ['name'], subject: 'applicant' }] }]);
    await vault.erase(ONE.stream, ONE.subject);
    await vault.applyErasures([ONE, OTHER], 9n);
    await vault.close();
    expect(readErasureList(path)).toEqual([ONE, OTHER]);
    expect(readFileSync(path, 'utf8')).not.toContain('王小明');
    expect(await erasuresInVault(join(directory, 'vault.lmdb'))).toEqual([ONE, OTHER]);
    rmSync(path);
    await (await openVault({ directory, clock, erasureList: path })).close();
    expect(readErasureList(path)).toEqual([ONE, OTHER]);
  });

  it('cannot be written: then no key is destroyed', async () => {
    const vault = await openVault({ directory: join(root, 'vault'), clock, erasureList: join(root, 'missing', 'list') });
    await expect(vault.erase(ONE.stream, ONE.subject)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await vault.isErased(ONE.stream, ONE.subject)).toBe(false);
    await vault.close();
  });
});
