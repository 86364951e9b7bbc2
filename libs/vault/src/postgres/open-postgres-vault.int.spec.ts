import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ERASED_TEXT, openVault } from '../index.js';
import { TEST_CLOCK, type TestVaultDatabase, VaultDatabases } from '../spec-support/vault-databases.js';
import { openTables } from '../tables.js';
import { VAULT_LOCK } from './establish.js';
import { VaultDatabase } from './vault-database.js';

const PERSONAL = [{ path: ['name'], subject: 'applicant' }];

describe('a vault in PostgreSQL', () => {
  const databases = new VaultDatabases();
  let database: TestVaultDatabase;
  beforeAll(() => databases.start());
  afterAll(() => databases.stop());
  beforeEach(async () => {
    database = await databases.fresh();
  });

  it('is made once by processes that start together, and has one signing key', async () => {
    const vaults = await Promise.all(Array.from({ length: 7 }, () => database.open()));
    expect(new Set(vaults.map((vault) => vault.signer().keyId)).size).toBe(1);
    expect(new Set(vaults.map((vault) => vault.keyedHash('person', 'x'))).size).toBe(1);
    expect(await database.run('SELECT version FROM vault.migrations')).toEqual([{ version: 1 }]);
    await Promise.all(vaults.map((vault) => vault.close()));
  });

  it('is refused under another master key, and stays as it was', async () => {
    await (await database.open()).close();
    const before = await database.run('SELECT * FROM vault.about ORDER BY name');
    await expect(database.open({ masterKey: { text: randomBytes(32).toString('hex') } })).rejects.toMatchObject({ code: 'vault.master-key-other', message: expect.stringMatching(/主密钥.* \/ the master key/) });
    expect(await database.run('SELECT * FROM vault.about ORDER BY name')).toEqual(before);
    await (await database.open()).close();
  });

  it('belongs to the store that it met first', async () => {
    for (const store of [undefined, 'a', 'a']) await (await database.open({ besides: { store } })).close();
    for (const store of ['b', undefined]) await expect(database.open({ besides: { store } })).rejects.toMatchObject({ code: 'vault.of-another-store' });
    await (await database.open()).close();
  });

  it('asks what the store holds when it is its turn, so that a start together with others is no other store', async () => {
    let first: string | undefined;
    await (await database.open({ besides: { store: first } })).close();
    const another = new VaultDatabase(database.url);
    const { opening } = await another.transaction(async (query) => {
      await query('SELECT pg_advisory_xact_lock($1)', [VAULT_LOCK]);
      const begun = database.open({ besides: { store: () => Promise.resolve(first) } });
      while ((await database.run(`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`)).length === 0);
      first = 'a';
      await query(`INSERT INTO vault.about VALUES ('store', 'a')`);
      return { opening: begun };
    });
    await (await opening).close();
    await another.close();
  });

  it('is not made beside a store that holds case files: nothing at all is', async () => {
    await expect(database.open({ besides: { store: 'a' } })).rejects.toMatchObject({ code: 'vault.lost' });
    expect(await database.run(`SELECT to_regnamespace('vault') AS schema`)).toEqual([{ schema: null }]);
  });

  it('of a later version is left alone', async () => {
    await (await database.open()).close();
    await database.run('INSERT INTO vault.migrations (version) VALUES (1000)');
    await expect(database.open()).rejects.toMatchObject({ code: 'vault.format-unknown' });
  });

  it('restored from an older copy, says up to where it is good and destroys again what was erased since', async () => {
    const vault = await database.open();
    const [data] = await vault.closeFields('case-1', [{ eventId: 'e', data: { name: '王小明' }, personal: PERSONAL }]);
    await vault.applyErasures([], 7n);
    await vault.close();
    const copy = await database.copied();
    const later = await database.open();
    await later.applyErasures([{ stream: 'case-1', subject: 'applicant' }], 9n);
    await later.close();
    const restored = await copy.open();
    expect(await restored.erasuresAppliedUpTo()).toBe(7n);
    expect(await restored.openFields('case-1', [{ eventId: 'e', data }])).toEqual([{ name: '王小明' }]);
    await restored.applyErasures([{ stream: 'case-1', subject: 'applicant' }], 9n);
    expect(await restored.openFields('case-1', [{ eventId: 'e', data }])).toEqual([{ name: ERASED_TEXT }]);
    await restored.close();
  });

  it('that cannot be reached is unavailable', async () => {
    await expect(database.open({ url: 'postgres://nobody@127.0.0.1:1/none' })).rejects.toMatchObject({ code: 'vault.unavailable', message: expect.stringMatching(/保险库.* \/ the database of the vault/) });
  });

  it('waits for the disk, although the server by itself would not', async () => {
    expect(await database.run('SHOW synchronous_commit')).toEqual([{ synchronous_commit: 'off' }]);
    const connections = new VaultDatabase(database.url);
    const shown = await Promise.all(Array.from({ length: 4 }, () => connections.transaction((query) => query('SHOW synchronous_commit'))));
    expect(shown.flat()).toEqual(Array(4).fill({ synchronous_commit: 'on' }));
    await connections.close();
  });

  it('holds no plain value, no identity number and no unwrapped key', async () => {
    const vault = await database.open();
    const [closed] = await vault.closeFields('case-1', [{ eventId: 'e', data: { name: '王小明' }, personal: PERSONAL }]);
    await vault.openForReader({ actor: { id: 'u', role: 'auditor' }, reason: '抽查', stream: 'case-1' }, [{ eventId: 'e', data: closed }]);
    await vault.linkPerson({ stream: 'case-1', subject: 'applicant' }, '11010519491231002X');
    await vault.close();
    const rows = JSON.stringify([await database.run('SELECT * FROM vault.keys'), await database.run('SELECT * FROM vault.openings'), await database.run('SELECT * FROM vault.about')]);
    expect(rows).toContain('抽查');
    for (const secret of ['王小明', '11010519491231002X', database.masterKey.toString('base64'), database.masterKey.toString('hex')]) expect(rows).not.toContain(secret);
  });

  it('takes over what a vault in a file has wrapped', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'juanzong-vault-'));
    const file = await openVault({ directory, clock: TEST_CLOCK });
    const [data] = await file.closeFields('case-1', [{ eventId: 'e', data: { name: '王小明' }, personal: PERSONAL }]);
    const [hash, keyId] = [file.keyedHash('person', 'x'), file.signer().keyId];
    await file.close();
    await (await database.open()).close();
    const tables = openTables(join(directory, 'vault.lmdb'));
    for (const name of ['hashKey', 'signingKey']) await database.run('UPDATE vault.about SET value = $2 WHERE name = $1', [name, tables.about.get(name)]);
    for (const { key: [stream, subject], value } of tables.keys.getRange()) {
      if (!('erased' in value)) await database.run('INSERT INTO vault.keys VALUES ($1, $2, $3, $4)', [stream, subject, value.keyId, value.wrapped]);
    }
    await tables.root.close();
    const vault = await database.open({ masterKey: { file: join(directory, 'master.key') } });
    expect(await vault.openFields('case-1', [{ eventId: 'e', data }])).toEqual([{ name: '王小明' }]);
    expect([vault.keyedHash('person', 'x'), vault.signer().keyId]).toEqual([hash, keyId]);
    await vault.close();
    rmSync(directory, { recursive: true });
  });
});
