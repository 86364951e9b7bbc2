import type { Clock, Instant } from '@juanzong/kernel';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@juanzong/read-model';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openPostgresVault, type PostgresVaultOptions } from '../postgres/open-postgres-vault.js';
import type { Vault } from '../vault.js';

export const TEST_CLOCK: Clock = { kind: 'virtual', now: () => '2026-01-05T01:00:00.000Z' as Instant };

/** One server for a spec file, with as many empty databases as its tests want; by its own default a commit does not wait for the disk. */
export class VaultDatabases {
  readonly #folder = mkdtempSync(join(tmpdir(), 'juanzong-vault-'));
  #server: EmbeddedPostgres | undefined;
  #count = 0;

  async start(): Promise<void> {
    this.#server = await startEmbeddedPostgres({ dataDirectory: this.#folder });
  }

  get server(): EmbeddedPostgres {
    if (!this.#server) throw new Error('not started');
    return this.#server;
  }

  /** An empty database and a master key for it. */
  async fresh(): Promise<TestVaultDatabase> {
    return new TestVaultDatabase(this, await this.create('template1'), randomBytes(32));
  }

  /** The name of a new database that holds what another does; nobody may be connected to that one. */
  async create(like: string): Promise<string> {
    this.#count += 1;
    const name = `vault_${this.#count}`;
    await this.run('postgres', `CREATE DATABASE ${name} TEMPLATE ${like}`);
    return name;
  }

  urlOf(database: string): string {
    const { host, port, user, password } = this.server;
    return `postgres://${user}:${password}@/${database}?host=${encodeURIComponent(host)}&port=${port}`;
  }

  /** One statement on a connection of its own. */
  async run<Row extends pg.QueryResultRow>(database: string, sql: string, values: unknown[] = []): Promise<Row[]> {
    const client = new pg.Client(this.urlOf(database));
    await client.connect();
    try {
      return (await client.query<Row>(sql, values)).rows;
    } finally {
      await client.end();
    }
  }

  async stop(): Promise<void> {
    await this.#server?.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

export class TestVaultDatabase {
  constructor(
    private readonly databases: VaultDatabases,
    readonly name: string,
    readonly masterKey: Buffer,
  ) {}

  get url(): string {
    return this.databases.urlOf(this.name);
  }

  open(options: Partial<PostgresVaultOptions> = {}): Promise<Vault> {
    return openPostgresVault({ url: this.url, masterKey: { text: this.masterKey.toString('base64') }, clock: TEST_CLOCK, ...options });
  }

  /** As a backup of now would be restored. */
  async copied(): Promise<TestVaultDatabase> {
    return new TestVaultDatabase(this.databases, await this.databases.create(this.name), this.masterKey);
  }

  run<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return this.databases.run<Row>(this.name, sql, values);
  }
}
