import { describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from '@juanzong/profile/backup';
import { fakeIo } from '../fake-platform.fixture.js';
import { run } from '../run.js';
import { backupText } from './backup.js';
import { restoredText } from './restore.js';

const DIGEST = 'ab'.repeat(32);
const manifest: Manifest = {
  format: 'juanzong.backup/1', createdAt: '2026-03-05T02:00:00.000Z', clock: 'virtual', position: 4711, streams: 12, heads: DIGEST, masterKeyIncluded: false,
  files: [{ path: 'a', bytes: 1_048_576, sha256: DIGEST }], documents: { count: 3, bytes: 524_288, names: DIGEST },
};

describe('backup and restore at the terminal', () => {
  it('say what is in it, and where the master key is', () => {
    const text = backupText('/backup', manifest);
    for (const part of ['/backup', 'position 4711', 'streams 12', 'documents 3', '1.5 MiB', '虚拟时钟', '不含主密钥']) expect(text).toContain(part);
    expect(backupText('/backup', { ...manifest, masterKeyIncluded: true })).toContain('! 含主密钥');
  });

  it('name the erasures that have to be ordered again, and only then', () => {
    const one = { stream: 'case-1', subject: 'applicant' };
    const text = restoredText('/data', { manifest, erasedAgain: [one], withoutEntry: [one] });
    for (const part of ['再次抹除 erased again: 1', 'order them again', '  case-1 applicant']) expect(text).toContain(part);
    expect(restoredText('/data', { manifest, erasedAgain: [one], withoutEntry: [] })).not.toContain('order them again');
  });

  it('refuse what is neither, in both languages, with exit code 2 and as JSON', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'cli-backup-'));
    const codeOf = async (...args: string[]): Promise<unknown[]> => {
      const io = fakeIo();
      const exit = await run([...args, '--json'], io);
      return [exit, (JSON.parse(io.printed.out) as { error: { code: string } }).error.code, /✗ .*[一-龥].* \/ .*[a-z]/.test(io.printed.err)];
    };
    expect(await codeOf('backup', join(empty, 'to'), '--data', empty)).toEqual([2, 'backup.not-a-data-directory', true]);
    expect(await codeOf('restore', empty, '--data', join(empty, 'to'))).toEqual([2, 'backup.not-a-backup', true]);
    expect(await codeOf('restore', empty, '--clock', 'sundial')).toEqual([2, 'usage.settings', true]);
    await rm(empty, { recursive: true });
  });
});
