import { ofAnotherStore } from '../refusals.js';
import { newSecrets, secretsOf, type StoredSecrets, type VaultSecrets } from '../secrets.js';
import { VaultError } from '../vault-error.js';
import { migrate } from './migrations.js';
import type { Query, VaultQueries } from './vault-database.js';

/** Any number, the same for all: of the processes that start together one at a time looks and makes what is missing. */
export const VAULT_LOCK = 7_418_302_951;

/**
 * What is known of a store by its first entry; undefined for a store that holds nothing yet. Where processes start together on
 * empty stores it is a function: asked when it is this process's turn, it cannot be older than what another has told the vault.
 */
export interface Beside {
  readonly store: string | undefined | (() => Promise<string | undefined>);
}

/** Makes the vault where there is none, and proves that it is the one that is meant: all of it or nothing. @throws VaultError */
export const establish = (database: VaultQueries, masterKey: Uint8Array, besides?: Beside): Promise<VaultSecrets> =>
  database.transaction(async (query) => {
    await query('SELECT pg_advisory_xact_lock($1)', [VAULT_LOCK]);
    const store = typeof besides?.store === 'function' ? await besides.store() : besides?.store;
    await migrate(query);
    const isNew = (await aboutIn(query, 'format')) === undefined;
    if (isNew && store !== undefined) throw databaseLost();
    if (isNew) await keepSecrets(query, newSecrets(masterKey));
    const secrets = await readSecrets(query, masterKey);
    if (besides) await checkStore(query, store);
    return secrets;
  });

async function keepSecrets(query: Query, secrets: StoredSecrets): Promise<void> {
  for (const [name, value] of Object.entries(secrets)) await query('INSERT INTO vault.about VALUES ($1, $2)', [name, value]);
}

async function readSecrets(query: Query, masterKey: Uint8Array): Promise<VaultSecrets> {
  const stored = async (name: string): Promise<string> => String(await aboutIn(query, name));
  return secretsOf({ format: await stored('format'), hashKey: await stored('hashKey'), signingKey: await stored('signingKey') }, masterKey);
}

/** A vault belongs to the store that it met first. */
async function checkStore(query: Query, store: string | undefined): Promise<void> {
  const own = await aboutIn(query, 'store');
  if (own !== undefined && own !== store) throw ofAnotherStore();
  if (own === undefined && store !== undefined) await query('INSERT INTO vault.about VALUES ($1, $2)', ['store', store]);
}

/** What the vault keeps of itself under a name. */
export async function aboutIn(query: Query, name: string): Promise<string | undefined> {
  const [row] = await query<{ value: string }>('SELECT value FROM vault.about WHERE name = $1', [name]);
  return row?.value;
}

const databaseLost = (): VaultError =>
  new VaultError('vault.lost', {
    zh: '案卷还在，保险库的数据库却是空的：个人信息无法打开。请恢复保险库数据库的备份，并用同一把主密钥启动',
    en: 'the case files are there and the database of their vault is empty: personal data cannot be opened. Restore a backup of the vault’s database and start with the master key of it',
  });
