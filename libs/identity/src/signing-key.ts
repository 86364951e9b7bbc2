import { createPrivateKey, createPublicKey, type KeyObject, randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { calculateJwkThumbprint, type JWK } from 'jose';

const SEED_BYTES = 32;
/** RFC 8410: what stands before the seed of an Ed25519 key in PKCS #8. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** An Ed25519 key that signs tokens, and what verifies them. */
export interface SigningKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** With its id, the thumbprint of RFC 7638. */
  readonly publicJwk: JWK & { readonly kid: string };
}

/**
 * The issuer's key: its seed is read from `file`, or made there with mode 0600 if there is none. Two starts at once
 * end up with the same key: it is written beside its place and linked into it whole.
 * @throws Error if others may read the file or it does not hold a key.
 */
export async function signingKey(file: string): Promise<SigningKey> {
  await makeUnlessThere(file);
  const { mode } = await stat(file);
  if ((mode & 0o077) !== 0) throw new Error(`密钥文件可被他人读取，请改为 0600 / key file readable by others, make it 0600: ${file}`);
  const seed = Buffer.from((await readFile(file, 'utf8')).trim(), 'base64url');
  if (seed.length !== SEED_BYTES) throw new Error(`密钥文件已损坏 / not a key file: ${file}`);
  return keyOf(seed);
}

async function keyOf(seed: Uint8Array): Promise<SigningKey> {
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey);
  const jwk = publicKey.export({ format: 'jwk' }) as JWK;
  return { privateKey, publicKey, publicJwk: { ...jwk, kid: await calculateJwkThumbprint(jwk) } };
}

async function makeUnlessThere(file: string): Promise<void> {
  if (await exists(file)) return;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(randomBytes(SEED_BYTES).toString('base64url'));
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
