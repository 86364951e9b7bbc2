import { createHmac, randomBytes } from 'node:crypto';
import { openData } from './fields.js';
import type { DisclosedKey, KeySubject, Opening, Signer, StoredData, Vault } from './vault.js';
import { VaultError } from './vault-error.js';

/**
 * Stands in the place of a vault that is lost: nothing can be opened, closed, signed or logged, and everything else can be
 * read. Its keyed hashes are of this run alone, so that nobody is found by them.
 */
export class LostVault implements Vault {
  readonly #hashKey = randomBytes(32);

  openFields(stream: string, entries: readonly StoredData[]): unknown[] {
    return entries.map((entry) => openData(stream, entry, () => undefined));
  }

  keyedHash(purpose: string, text: string): string {
    return createHmac('sha256', this.#hashKey).update(`${purpose}\n${text}`, 'utf8').digest('hex');
  }

  closeFields(): Promise<unknown[]> {
    return Promise.reject(lost());
  }

  openForReader(): Promise<unknown[]> {
    return Promise.reject(lost());
  }

  logOpening(): Promise<void> {
    return Promise.reject(lost());
  }

  openings(): Promise<readonly Opening[]> {
    return Promise.reject(lost());
  }

  linkPerson(): Promise<void> {
    return Promise.reject(lost());
  }

  subjectsOf(): Promise<readonly KeySubject[]> {
    return Promise.reject(lost());
  }

  erase(): Promise<void> {
    return Promise.reject(lost());
  }

  /** Every key is gone: there is nothing to destroy. */
  applyErasures(): Promise<void> {
    return Promise.resolve();
  }

  erasuresAppliedUpTo(): Promise<bigint | undefined> {
    return Promise.resolve(undefined);
  }

  isErased(): Promise<boolean> {
    return Promise.resolve(false);
  }

  fieldKeys(): Promise<DisclosedKey[]> {
    return Promise.reject(lost());
  }

  closeDocument(): Promise<Uint8Array> {
    return Promise.reject(lost());
  }

  openDocument(): Promise<Uint8Array> {
    return Promise.reject(lost());
  }

  signer(): Signer {
    throw lost();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** What every request is answered that needs a vault which is lost. */
export const lost = (): VaultError =>
  new VaultError('vault.lost', {
    zh: '案卷还在，保险库不在了：个人信息无法打开。请恢复备份中的保险库（vault/）与主密钥；若已无备份，以 JUANZONG_VAULT_LOST=read-only 启动，只供查阅个人信息以外的内容',
    en: 'the case files are there and their vault is not: personal data cannot be opened. Restore vault/ and the master key from a backup; where there is none, start with JUANZONG_VAULT_LOST=read-only, to read everything but personal data',
  });
