import { readFile, stat } from 'node:fs/promises';
import { VaultError } from '../vault-error.js';

const KEY_BYTES = 32;
const FILE_PREFIX = 'juanzong-vault-master-key/1 ';

/** Where the master key of all processes comes from: one of both. */
export interface MasterKeySource {
  readonly text?: string | undefined;
  /** The `master.key` of an embedded vault will do. */
  readonly file?: string | undefined;
}

/**
 * 32 bytes, written as 64 hex digits or as base64, given as such or in a file.
 * @throws VaultError for a key that is missing, given twice, malformed, or in a file that others than its owner and group may read or write
 */
export async function readMasterKeyFrom({ text, file }: MasterKeySource): Promise<Buffer> {
  if (text !== undefined && file !== undefined) throw new VaultError('vault.master-key-malformed', { zh: '主密钥与主密钥文件只能给出一个', en: 'either the master key is given or a file of it, not both' });
  if (text !== undefined) return parsed(text, '主密钥', 'the master key');
  if (file !== undefined) return parsed(await textIn(file), `主密钥文件 ${file} `, `the master key in ${file}`);
  throw new VaultError('vault.master-key-missing', { zh: '没有给出主密钥：请设 JUANZONG_MASTER_KEY 或 JUANZONG_MASTER_KEY_FILE', en: 'no master key is given: set JUANZONG_MASTER_KEY or JUANZONG_MASTER_KEY_FILE' });
}

async function textIn(path: string): Promise<string> {
  const { mode } = await stat(path).catch((cause: unknown) => {
    const error = new VaultError('vault.master-key-missing', { zh: `无法读取主密钥文件 ${path}`, en: `the master key cannot be read from ${path}` });
    error.cause = cause;
    throw error;
  });
  if ((mode & 0o007) !== 0) {
    throw new VaultError('vault.master-key-readable-by-others', { zh: `主密钥文件 ${path} 可被他人读取；请将权限改为 0400 或 0440`, en: `others may read ${path}; set its mode to 0400 or 0440` });
  }
  return readFile(path, 'utf8');
}

function parsed(text: string, zh: string, en: string): Buffer {
  const bare = text.trim().startsWith(FILE_PREFIX) ? text.trim().slice(FILE_PREFIX.length) : text.trim();
  const key = /^[0-9a-f]{64}$/i.test(bare) ? Buffer.from(bare, 'hex') : base64(bare);
  if (key?.length === KEY_BYTES) return key;
  throw new VaultError('vault.master-key-malformed', { zh: `${zh}须为 32 字节，写成 64 位十六进制或 base64`, en: `${en} has to be 32 bytes, as 64 hex digits or as base64` });
}

/** Undefined for anything that is not base64 to the last character. */
function base64(text: string): Buffer | undefined {
  return /^[A-Za-z0-9+/_-]{43}=?$/.test(text) ? Buffer.from(text, 'base64') : undefined;
}
