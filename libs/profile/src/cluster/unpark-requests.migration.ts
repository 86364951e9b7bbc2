import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What operators asked for and the instance that follows the stream has not taken up yet. */
export class UnparkRequests1700000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE IF NOT EXISTS unpark_request (context text NOT NULL, stream text NOT NULL, asked_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (context, stream))');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE unpark_request');
  }
}

/** The tables it makes. */
export const UNPARK_TABLES: readonly string[] = ['public.unpark_request'];
