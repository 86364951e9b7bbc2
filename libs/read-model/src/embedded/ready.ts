import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Connection } from '../connection.js';

const TRY_AGAIN_MS = 15;
const PATIENCE_MS = 60_000;
/** Whoever accepts and then says nothing is not PostgreSQL. */
const ANSWER_WITHIN_MS = 5_000;

/** Connects as soon as the server accepts. `failure` tells why waiting is pointless, once it is. */
export async function connectWhenReady(connection: Connection, failure: () => Error | undefined): Promise<pg.Client> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    const client = new pg.Client({ ...connection, connectionTimeoutMillis: ANSWER_WITHIN_MS });
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end();
      const final = failure();
      if (final) throw final;
      if (performance.now() > giveUpAt) throw new Error('PostgreSQL 未在时限内就绪 / PostgreSQL did not become ready in time', { cause: error });
      await sleep(TRY_AGAIN_MS);
    }
  }
}

/** Creates the database when it is not there. */
export async function ensureDatabase(client: pg.Client, name: string): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  if (rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
}
