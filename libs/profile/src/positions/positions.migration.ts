import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['consumer_partition', 'consumer_stream', 'parked_stream'] as const;

/** The tables it makes. */
export const POSITION_TABLES: readonly string[] = TABLES.map((table) => `public.${table}`);

/** Where each context keeps its place on the bus. Positions are unsigned 64 bit, wider than bigint. */
export class ConsumerPositions1700000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE IF NOT EXISTS consumer_partition (
      context text NOT NULL, partition int NOT NULL, epoch text NOT NULL, position numeric(20) NOT NULL, PRIMARY KEY (context, partition))`);
    await runner.query('CREATE TABLE IF NOT EXISTS consumer_stream (context text NOT NULL, stream text NOT NULL, revision int NOT NULL, PRIMARY KEY (context, stream))');
    await runner.query('CREATE TABLE IF NOT EXISTS parked_stream (context text NOT NULL, stream text NOT NULL, parked jsonb NOT NULL, PRIMARY KEY (context, stream))');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP TABLE ${table}`);
  }
}
