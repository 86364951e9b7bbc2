import { type EncryptedField, isEncryptedField, mapPersonal, type PersonalPath } from '@juanzong/case-file';
import { createHash } from 'node:crypto';
import type { FieldVault } from '../field-vault.js';

/** As in the real vault: what stands where a string was erased. Everything else becomes null. */
const ERASED_TEXT = '〔已删除 erased〕';

const hex = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * A vault for tests. Fields get the shape of encrypted ones but can be read by anybody. As with real nonces, closing the
 * same value again gives other bytes, so that a retry that seals anew is seen.
 */
export class MemoryVault implements FieldVault {
  readonly #erased = new Set<string>();
  #nonces = 0;

  closeFields(stream: string, entries: readonly { eventId: string; data: unknown; personal: readonly PersonalPath[] }[]): Promise<unknown[]> {
    return Promise.resolve(entries.map(({ data, personal }) => mapPersonal(data, personal, (value, _field, subject) => this.#closed(`${stream}/${subject}`, value))));
  }

  openFields(_stream: string, entries: readonly { readonly data: unknown }[]): unknown[] {
    return entries.map(({ data }) => this.#read(data));
  }

  keyedHash(purpose: string, text: string): string {
    return hex(`${purpose}\n${text}`);
  }

  /** Everything closed under this subject's key can no longer be read. */
  erase(stream: string, subject: string): void {
    this.#erased.add(`${stream}/${subject}`);
  }

  #closed(keyId: string, value: unknown): EncryptedField {
    const ciphertext = Buffer.from(JSON.stringify(value)).toString('base64');
    this.#nonces += 1;
    return { alg: 'AES-256-GCM', keyId, keyCommitment: hex(keyId), nonce: String(this.#nonces).padStart(24, '0'), ciphertext };
  }

  #read(data: unknown): unknown {
    if (isEncryptedField(data)) return this.#opened(data);
    if (Array.isArray(data)) return data.map((item) => this.#read(item));
    if (typeof data !== 'object' || data === null) return data;
    return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, this.#read(value)]));
  }

  #opened({ keyId, ciphertext }: EncryptedField): unknown {
    const value: unknown = JSON.parse(Buffer.from(ciphertext, 'base64').toString('utf8'));
    if (!this.#erased.has(keyId)) return value;
    return typeof value === 'string' ? ERASED_TEXT : null;
  }
}
