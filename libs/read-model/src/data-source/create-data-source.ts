import { DataSource, type EntitySchema, type MigrationInterface } from 'typeorm';
import type { Connection } from '../connection.js';
import { QuietLogger } from './quiet-logger.js';
import { ReadModelBookkeeping1700000000000 } from './bookkeeping.migration.js';
import { forgetMigrations } from './forget-migrations.js';

/** What a data source is made of. */
export interface DataSourceParts {
  /** Entities without a schema of their own: they are found under their stable names. */
  readonly entities: readonly (EntitySchema | (new () => object))[];
  /** Run at start, each in a transaction, in the order of the timestamps that end their names. */
  readonly migrations?: readonly (new () => MigrationInterface)[];
  /** The tables that these migrations make, with their schemas: where one is missing they are all run again. */
  readonly tables?: readonly string[];
  /** Connections at most; 10 unless told. */
  readonly poolSize?: number;
}

/** Any number that nothing else in this database locks. */
const MIGRATION_LOCK = 7_300_001;

/** What runs now: whoever asks meanwhile waits for it with no connection of their own, or all of the pool would wait for the one that needs another. */
const running = new WeakMap<DataSource, Promise<boolean>>();

/** Runs the migrations that are due, and all of them where what they made is gone. Resolves to whether any was run. */
export function migrate(source: DataSource, tables: readonly string[] = []): Promise<boolean> {
  const known = running.get(source) ?? migrateNow(source, tables).finally(() => running.delete(source));
  running.set(source, known);
  return known;
}

async function migrateNow(source: DataSource, tables: readonly string[]): Promise<boolean> {
  const runner = source.createQueryRunner();
  try {
    // Instances that start together take turns; the second finds nothing left to do.
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      await forgetMigrations(runner, tables);
      return (await source.runMigrations({ transaction: 'each' })).length > 0;
    } finally {
      // The connection goes back to the pool and would keep the lock.
      await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    }
  } finally {
    await runner.release();
  }
}

/**
 * Connects to PostgreSQL and runs the migrations that are due. The schema is never synchronised from entities.
 * Rejects when the database does not answer or a migration fails; nothing is left open then.
 */
export async function createDataSource(connection: Connection, { entities, migrations = [], tables = [], poolSize = 10 }: DataSourceParts): Promise<DataSource> {
  const { host, port, user, password, database, ssl = false } = connection;
  const source = new DataSource({
    type: 'postgres', host, port, username: user, password, database, ssl,
    entities: [...entities],
    migrations: [ReadModelBookkeeping1700000000000, ...migrations],
    poolSize, synchronize: false, installExtensions: false, logger: new QuietLogger(),
  });
  await source.initialize();
  try {
    await migrate(source, tables);
  } catch (error) {
    await source.destroy();
    throw error;
  }
  return source;
}
