import { establish } from '../postgres/establish.js';
import { PostgresVault } from '../postgres/postgres-vault.js';
import { VaultDatabase, type VaultQueries } from '../postgres/vault-database.js';
import { TEST_CLOCK, type TestVaultDatabase } from './vault-databases.js';

/** A vault that nobody tells of erasures, whose time stands still until the test moves it, and that counts what it asks. */
export class VaultWithoutWatch extends PostgresVault {
  /** Statements outside of transactions. */
  asked = 0;

  static async open(test: TestVaultDatabase, now: () => number): Promise<VaultWithoutWatch> {
    const database = new VaultDatabase(test.url);
    const { masterKey } = test;
    const secrets = await establish(database, masterKey);
    const counted: VaultQueries = {
      query: (sql, values) => {
        vault.asked += 1;
        return database.query(sql, values);
      },
      transaction: (work) => database.transaction(work),
      close: () => database.close(),
    };
    const vault = new VaultWithoutWatch({ database: counted, masterKey, secrets, clock: TEST_CLOCK, alg: 'AES-256-GCM', now });
    return vault;
  }
}
