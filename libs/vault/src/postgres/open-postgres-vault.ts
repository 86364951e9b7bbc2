import type { Clock } from '@juanzong/kernel';
import type { FieldAlgorithm } from '../authenticated-cipher.js';
import type { Vault } from '../vault.js';
import { ErasureWatch } from './erasure-watch.js';
import { type Beside, establish } from './establish.js';
import { type MasterKeySource, readMasterKeyFrom } from './master-key-source.js';
import { PostgresVault } from './postgres-vault.js';
import { VaultDatabase } from './vault-database.js';

export interface PostgresVaultOptions {
  /** `postgres://…`, of a database of the vault's own: straight to the server, for settings are kept with the connection. */
  readonly url: string;
  /** The same for all processes; never in the database. */
  readonly masterKey: MasterKeySource;
  readonly clock: Clock;
  /** For newly closed fields and documents; both are always read. AES-256-GCM if absent. */
  readonly alg?: FieldAlgorithm;
  /** The store that it has to belong to; not looked at if absent. */
  readonly besides?: Beside;
  /** Called when an erasure was noticed, also one of another process: whoever keeps opened data forgets them. */
  readonly onErasure?: () => void;
}

/**
 * Opens the vault of a database, making it where there is none; beside a store that holds case files none is made: its own was
 * lost. Processes that start together wait for each other.
 *
 * There is no list of erasures beside this vault. Whoever restores an older copy of the database stops every process first
 * and starts them again afterwards: each start reads, from where the copy says that it was up to date, the erasures on record
 * in the log of all streams and destroys those keys again (`applyErasures`), before anything is opened. The log is the list.
 * Copies that are older than an erasure, and the server's own write-ahead log, hold the wrapped key for as long as they
 * are kept; it opens only with the master key.
 * @throws VaultError `vault.unavailable`, `vault.master-key-…`, `vault.lost`, `vault.of-another-store`, `vault.format-unknown`
 */
export async function openPostgresVault({ url, masterKey: source, clock, alg = 'AES-256-GCM', besides, onErasure }: PostgresVaultOptions): Promise<Vault> {
  const masterKey = await readMasterKeyFrom(source);
  const now = (): number => performance.now();
  const database = new VaultDatabase(url);
  try {
    const secrets = await establish(database, masterKey, besides);
    return new WatchedVault({ database, masterKey, secrets, clock, alg, now, ...(onErasure ? { onErasure } : {}) }, url);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Told of erasures elsewhere for as long as it is open. */
class WatchedVault extends PostgresVault {
  readonly #watch: ErasureWatch;

  constructor(parts: ConstructorParameters<typeof PostgresVault>[0], url: string) {
    super(parts);
    this.#watch = new ErasureWatch(url, this.count, parts.now);
  }

  override async close(): Promise<void> {
    await this.#watch.close();
    await super.close();
  }
}
