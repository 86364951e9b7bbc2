import { type Bilingual, bothLanguages } from '@juanzong/kernel';

export type VaultErrorCode =
  | 'vault.master-key-missing'
  | 'vault.master-key-readable-by-others'
  | 'vault.master-key-malformed'
  | 'vault.master-key-other'
  | 'vault.lost'
  | 'vault.of-another-store'
  | 'vault.unavailable'
  | 'vault.key-erased'
  | 'vault.ciphertext-damaged'
  | 'vault.opening-without-reason'
  | 'vault.erasure-list-malformed'
  | 'vault.format-unknown';

/** What the vault refuses to do. The message is bilingual and never holds a key or a plain value. */
export class VaultError extends Error {
  constructor(
    readonly code: VaultErrorCode,
    readonly text: Bilingual,
  ) {
    super(bothLanguages(text));
    this.name = 'VaultError';
  }
}
