import { DataSource, type EntitySchema, type MigrationInterface } from 'typeorm';
import type { Connection } from '../connection.js';
import { QuietLogger } from './quiet-logger.js';
import { ReadModelBookkeeping1700000000000 } from './bookkeeping.migration.js';

/** What a data source is made of. */
export interface DataSourceParts {
  /** Entities without a schema of their own: they are found under their stable names. */
  readonly entities: readonly (EntitySchema | (new () => object))[];
  /** Run at start, each in a transaction, in the order of the timestamps that end their names. */
  readonly migrations?: readonly (new () => MigrationInterface)[];
  /** Connections at most; 10 unless told. */
  readonly poolSize?: number;
}

/** Any number that nothing else in this database locks. */
const MIGRATION_LOCK = 7_300_001;

async function migrate(source: DataSource): Promise<void> {
  const runner = source.createQueryRunner();
  try {
    // Instances that start together take turns; the second finds nothing left to do.
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await source.runMigrations({ transaction: 'each' });
    await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  } finally {
    await runner.release();
  }
}

/**
 * Connects to PostgreSQL and runs the migrations that are due. The schema is never synchronised from entities.
 * Rejects when the database does not answer or a migration fails; nothing is left open then.
 */
export async function createDataSource(connection: Connection, { entities, migrations = [], poolSize = 10 }: DataSourceParts): Promise<DataSource> {
  const { host, port, user, password, database } = connection;
  const source = new DataSource({
    type: 'postgres', host, port, username: user, password, database,
    entities: [...entities],
    migrations: [ReadModelBookkeeping1700000000000, ...migrations],
    poolSize, synchronize: false, installExtensions: false, logger: new QuietLogger(),
  });
  await source.initialize();
  try {
    await migrate(source);
  } catch (error) {
    await source.destroy();
    throw error;
  }
  return source;
}
