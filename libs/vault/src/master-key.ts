import { randomBytes, randomUUID } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, openSync, readFileSync, statSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from './sync-folder.js';
import { VaultError } from './vault-error.js';

const PREFIX = 'juanzong-vault-master-key/1 ';

/**
 * The 32 bytes of `<directory>/master.key`. Created (mode 0600) where there is no vault yet.
 * @throws VaultError if a vault is there without its key, or if others may read the key.
 */
export function readMasterKey(directory: string, vaultExists: boolean): Buffer {
  const path = join(directory, 'master.key');
  if (!existsSync(path)) {
    if (vaultExists) {
      throw new VaultError('vault.master-key-missing', {
        zh: '保险库存在，但缺少主密钥文件 master.key；请从备份恢复主密钥',
        en: 'the vault is there but its master.key is missing; restore the master key from its backup',
      });
    }
    createMasterKey(directory, path);
  }
  if ((statSync(path).mode & 0o077) !== 0) {
    throw new VaultError('vault.master-key-readable-by-others', {
      zh: '主密钥文件 master.key 可被他人读取；请将权限改为 0600',
      en: 'others may read master.key; set its mode to 0600',
    });
  }
  const match = new RegExp(`^${PREFIX}([0-9a-f]{64})\n?$`).exec(readFileSync(path, 'utf8'));
  if (!match) throw new VaultError('vault.master-key-malformed', { zh: '主密钥文件 master.key 内容损坏', en: 'master.key is malformed' });
  return Buffer.from(match[1] as string, 'hex');
}

/** Whole or not at all, and never over a key that another process has just made. */
function createMasterKey(directory: string, path: string): void {
  const draft = join(directory, `.master-${randomUUID()}`);
  const file = openSync(draft, 'wx', 0o600);
  try {
    writeSync(file, `${PREFIX}${randomBytes(32).toString('hex')}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(draft);
  }
  syncFolder(directory);
}
