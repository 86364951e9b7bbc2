export { FIELD_ALGORITHMS, type FieldAlgorithm } from './authenticated-cipher.js';
export { DOCUMENT_SUBJECT } from './document-cipher.js';
export { ErasureList, readErasureList } from './erasure-list.js';
export { erasuresInVault } from './erasures-in-vault.js';
export { LostVault, lost as vaultLost } from './lost-vault.js';
export { ERASURE_BOUND_MS } from './postgres/erasure-count.js';
export { type Beside } from './postgres/establish.js';
export { type MasterKeySource, readMasterKeyFrom } from './postgres/master-key-source.js';
export { openPostgresVault, type PostgresVaultOptions } from './postgres/open-postgres-vault.js';
export { openVault, type VaultOptions } from './open-vault.js';
export {
  type DisclosedKey, type EntryToClose, ERASED_TEXT, type KeySubject, type Opening, type OpeningRequest, type Signer,
  type StoredData, type Vault,
} from './vault.js';
export { VaultError, type VaultErrorCode } from './vault-error.js';
