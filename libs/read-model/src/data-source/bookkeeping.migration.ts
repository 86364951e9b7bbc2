import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where each build of each projection stands. Row and checkpoint are one transaction, so they are one database. */
export class ReadModelBookkeeping1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA IF NOT EXISTS read_model');
    await runner.query(`
      CREATE TABLE IF NOT EXISTS read_model.build (
        number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        projection text NOT NULL,
        version integer NOT NULL,
        state text NOT NULL CHECK (state IN ('filling', 'live')),
        position bigint,
        tables text[] NOT NULL,
        started_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (projection, state))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA read_model CASCADE');
  }
}
