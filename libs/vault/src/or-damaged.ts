import { VaultError } from './vault-error.js';

/** @throws VaultError `vault.ciphertext-damaged` in the place of any error, without its cause: that could quote a decrypted text. */
export function orDamaged<T>(open: () => T): T {
  try {
    return open();
  } catch {
    throw new VaultError('vault.ciphertext-damaged', { zh: '密文已损坏、被移动或不属于此处', en: 'the ciphertext is damaged, was moved or does not belong here' });
  }
}
