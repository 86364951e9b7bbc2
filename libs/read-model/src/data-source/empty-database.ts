import pg from 'pg';
import type { Connection } from '../connection.js';

/** Throws away whatever a database holds; nobody may be connected to it. */
export async function emptyDatabase({ host, port, user, password, database }: Connection): Promise<void> {
  const client = new pg.Client({ host, port, user, password, database: 'postgres' });
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(database)} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}
