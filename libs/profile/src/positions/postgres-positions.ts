import type { ParkedStream, PositionChange, PositionStore, SavedPositions } from '@juanzong/messaging';
import type { DataSource } from 'typeorm';

/** A parked stream as JSON keeps it: the position as decimal text, the bytes as base64. */
interface ParkedJson extends Omit<ParkedStream, 'position' | 'bytes'> {
  readonly position: string;
  readonly bytes: string;
}

const toJson = (parked: ParkedStream): ParkedJson => ({ ...parked, position: String(parked.position), bytes: Buffer.from(parked.bytes).toString('base64') });
const fromJson = (json: ParkedJson): ParkedStream => ({ ...json, position: BigInt(json.position), bytes: Buffer.from(json.bytes, 'base64') });

/** Consumer positions in PostgreSQL: written after the work, so a crash repeats work and never skips it. */
export class PostgresPositions implements PositionStore {
  constructor(private readonly dataSource: DataSource) {}

  async load(context: string): Promise<SavedPositions> {
    const partitions = await this.dataSource.query<{ partition: number; epoch: string; position: string }[]>(
      'SELECT partition, epoch, position FROM consumer_partition WHERE context = $1', [context],
    );
    const parked = await this.dataSource.query<{ parked: ParkedJson }[]>('SELECT parked FROM parked_stream WHERE context = $1', [context]);
    return {
      partitions: new Map(partitions.map(({ partition, epoch, position }) => [partition, { epoch, position: BigInt(position) }])),
      parked: parked.map((row) => fromJson(row.parked)),
    };
  }

  async lastRevision(context: string, stream: string): Promise<number | undefined> {
    const rows = await this.dataSource.query<{ revision: number }[]>('SELECT revision FROM consumer_stream WHERE context = $1 AND stream = $2', [context, stream]);
    return rows[0]?.revision;
  }

  async save(context: string, { epoch, partitions, revisions }: PositionChange): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.query(
        `INSERT INTO consumer_stream SELECT $1, * FROM unnest($2::text[], $3::int[])
         ON CONFLICT (context, stream) DO UPDATE SET revision = EXCLUDED.revision`,
        [context, [...revisions.keys()], [...revisions.values()]],
      );
      await manager.query(
        `INSERT INTO consumer_partition SELECT $1, p.partition, $2, p.position FROM unnest($3::int[], $4::numeric[]) AS p (partition, position)
         ON CONFLICT (context, partition) DO UPDATE SET epoch = EXCLUDED.epoch, position = EXCLUDED.position`,
        [context, epoch, [...partitions.keys()], [...partitions.values()].map(String)],
      );
    });
  }

  async park(context: string, parked: ParkedStream): Promise<void> {
    await this.dataSource.query(
      'INSERT INTO parked_stream VALUES ($1, $2, $3) ON CONFLICT (context, stream) DO UPDATE SET parked = EXCLUDED.parked',
      [context, parked.stream, JSON.stringify(toJson(parked))],
    );
  }

  async unpark(context: string, stream: string): Promise<void> {
    await this.dataSource.query('DELETE FROM parked_stream WHERE context = $1 AND stream = $2', [context, stream]);
  }
}
