import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';

const KEY_BYTES = 32;

/**
 * The issuer's HMAC key: read from `file`, or made there with mode 0600 if there is none. Two starts at once
 * end up with the same key: it is written beside its place and linked into it whole.
 * @throws Error if others may read the file or it does not hold a key.
 */
export async function signingKey(file: string): Promise<Uint8Array> {
  await makeUnlessThere(file);
  const { mode } = await stat(file);
  if ((mode & 0o077) !== 0) throw new Error(`密钥文件可被他人读取，请改为 0600 / key file readable by others, make it 0600: ${file}`);
  const key = Buffer.from((await readFile(file, 'utf8')).trim(), 'base64url');
  if (key.length !== KEY_BYTES) throw new Error(`密钥文件已损坏 / not a key file: ${file}`);
  return new Uint8Array(key);
}

async function makeUnlessThere(file: string): Promise<void> {
  if (await exists(file)) return;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(randomBytes(KEY_BYTES).toString('base64url'));
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
