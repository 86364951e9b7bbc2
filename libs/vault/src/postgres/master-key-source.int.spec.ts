import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readMasterKeyFrom } from './master-key-source.js';

const KEY = randomBytes(32);

describe('the master key of all processes', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'juanzong-master-'));
    file = join(folder, 'key');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it.each([KEY.toString('hex'), KEY.toString('hex').toUpperCase(), KEY.toString('base64'), KEY.toString('base64url'), ` ${KEY.toString('base64')}\n`, `juanzong-vault-master-key/1 ${KEY.toString('hex')}\n`])(
    'is read from %j, given as such or in a file', async (text) => {
      expect((await readMasterKeyFrom({ text })).equals(KEY)).toBe(true);
      writeFileSync(file, text, { mode: 0o400 });
      expect((await readMasterKeyFrom({ file })).equals(KEY)).toBe(true);
    },
  );

  it.each(['', 'secret', KEY.toString('hex').slice(1), KEY.subarray(1).toString('base64'), `${KEY.toString('base64')}AAAA`, `*${KEY.toString('base64').slice(1)}`])('is not %j, which the refusal does not repeat', async (text) => {
    await expect(readMasterKeyFrom({ text })).rejects.toMatchObject({ code: 'vault.master-key-malformed', message: expect.not.stringContaining(text === '' ? '\n' : text) });
  });

  it('in a file is refused where there is none, and where anybody may read it', async () => {
    await expect(readMasterKeyFrom({ file })).rejects.toMatchObject({ code: 'vault.master-key-missing', message: expect.stringContaining(file) });
    writeFileSync(file, KEY.toString('hex'));
    for (const [mode, ok] of [[0o644, false], [0o602, false], [0o440, true], [0o400, true]] as const) {
      chmodSync(file, mode);
      const read = readMasterKeyFrom({ file });
      if (ok) expect((await read).equals(KEY)).toBe(true);
      else await expect(read).rejects.toMatchObject({ code: 'vault.master-key-readable-by-others' });
    }
  });

  it('is given once', async () => {
    await expect(readMasterKeyFrom({})).rejects.toMatchObject({ code: 'vault.master-key-missing' });
    await expect(readMasterKeyFrom({ text: KEY.toString('hex'), file })).rejects.toMatchObject({ code: 'vault.master-key-malformed' });
  });
});
