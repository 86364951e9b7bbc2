import pg from 'pg';
import { reaching } from './vault-unavailable.js';

/** Few, because a query takes less than a millisecond and keys are kept. */
const CONNECTIONS = 4;
const CONNECT_LIMIT_MS = 5_000;
const QUERY_LIMIT_MS = 10_000;

/** Runs one statement. @throws VaultError `vault.unavailable` */
export type Query = <Row extends pg.QueryResultRow>(sql: string, values?: readonly unknown[]) => Promise<Row[]>;

/** How every connection to the vault's database is made; `url` is `postgres://…`. A process that stops in the middle of something holds nothing up for longer than a query may take. */
export const connectionOf = (url: string): pg.ClientConfig => ({
  connectionString: url, application_name: 'juanzong-vault', keepAlive: true, connectionTimeoutMillis: CONNECT_LIMIT_MS, query_timeout: QUERY_LIMIT_MS,
  statement_timeout: QUERY_LIMIT_MS, idle_in_transaction_session_timeout: QUERY_LIMIT_MS,
});

/** The vault's connections. A lost one is replaced by the next query; what resolved is on disk, whatever the server's default. */
export class VaultDatabase {
  readonly #pool: pg.Pool;

  constructor(url: string) {
    this.#pool = new pg.Pool({
      ...connectionOf(url), max: CONNECTIONS, allowExitOnIdle: true,
      verify: (client, done) => {
        client.on('error', ignored);
        client.query('SET synchronous_commit TO on').then(() => done(), done);
      },
    });
    this.#pool.on('error', ignored);
  }

  readonly query: Query = async <Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<Row[]> =>
    (await reaching(() => this.#pool.query<Row>(sql, [...values]))).rows;

  /** All of it or nothing. A connection on which something failed is given up, and its transaction with it. @throws what `work` throws, VaultError `vault.unavailable` */
  async transaction<T>(work: (query: Query) => Promise<T>): Promise<T> {
    const client = await reaching(() => this.#pool.connect());
    const query: Query = async <Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []) => (await reaching(() => client.query<Row>(sql, [...values]))).rows;
    let whole = false;
    try {
      await query('BEGIN');
      const result = await work(query);
      await query('COMMIT');
      whole = true;
      return result;
    } finally {
      client.release(!whole);
    }
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}

/** What the vault does with its database. */
export type VaultQueries = Pick<VaultDatabase, 'query' | 'transaction' | 'close'>;

/** A connection that breaks while nothing is asked says so here; whoever asks next is told or gets another. */
const ignored = (): void => undefined;
