import type { Position, RelayCheckpoints } from '@juanzong/messaging';
import { isTableMissing, migrate } from '@juanzong/read-model';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';

/** Where the relay keeps how far it has published. Positions are unsigned 64 bit, wider than bigint. */
export class RelayPosition1700000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE IF NOT EXISTS relay_position (topic text PRIMARY KEY, position numeric(20) NOT NULL)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE relay_position');
  }
}

/** The tables it makes. */
export const RELAY_TABLES: readonly string[] = ['public.relay_position'];

/** In PostgreSQL, by topic. Where it is lost everything is published again, which consumers drop; it never goes back otherwise. A table that was dropped is made again. */
export class PostgresRelayCheckpoints implements RelayCheckpoints {
  constructor(
    private readonly dataSource: DataSource,
    private readonly topic: string,
  ) {}

  async load(): Promise<Position | undefined> {
    const rows = await this.dataSource.query<{ position: string }[]>('SELECT position FROM relay_position WHERE topic = $1', [this.topic]);
    return rows[0] && BigInt(rows[0].position);
  }

  async save(position: Position): Promise<void> {
    const save = (): Promise<unknown> => this.dataSource.query(
      'INSERT INTO relay_position VALUES ($1, $2) ON CONFLICT (topic) DO UPDATE SET position = GREATEST(relay_position.position, EXCLUDED.position)',
      [this.topic, String(position)],
    );
    await save().catch(async (error: unknown) => {
      if (!isTableMissing(error)) throw error;
      await migrate(this.dataSource, RELAY_TABLES);
      await save();
    });
  }
}
