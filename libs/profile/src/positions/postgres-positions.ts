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

  save(context: string, change: PositionChange): Promise<void> {
    return this.saveAll(new Map([[context, change]]));
  }

  /** The changes of several contexts, all or none: one statement, its rows in one order, so that two instances never wait for each other. */
  async saveAll(changes: ReadonlyMap<string, PositionChange>): Promise<void> {
    const all = [...changes];
    const streams = all.flatMap(([context, { revisions }]) => [...revisions].map(([stream, revision]) => ({ context, stream, revision })));
    const places = all.flatMap(([context, { epoch, partitions }]) => [...partitions].map(([partition, position]) => ({ context, partition, epoch, position: String(position) })));
    await this.dataSource.query(
      `WITH of_streams AS (INSERT INTO consumer_stream SELECT context, stream, revision FROM json_to_recordset($1::json) AS one (context text, stream text, revision int)
         ORDER BY context, stream
         ON CONFLICT (context, stream) DO UPDATE SET revision = GREATEST(consumer_stream.revision, EXCLUDED.revision))
       INSERT INTO consumer_partition SELECT context, partition, epoch, position FROM json_to_recordset($2::json) AS one (context text, partition int, epoch text, position numeric)
         ORDER BY context, partition
         ON CONFLICT (context, partition) DO UPDATE SET epoch = EXCLUDED.epoch,
           position = CASE WHEN consumer_partition.epoch = EXCLUDED.epoch THEN GREATEST(consumer_partition.position, EXCLUDED.position) ELSE EXCLUDED.position END`,
      [JSON.stringify(streams), JSON.stringify(places)],
    );
  }

  async park(context: string, parked: ParkedStream): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO parked_stream SELECT $1, $2, $3::jsonb
         WHERE NOT EXISTS (SELECT FROM consumer_stream WHERE context = $1 AND stream = $2 AND revision >= $4)
         ON CONFLICT (context, stream) DO UPDATE SET parked = EXCLUDED.parked`,
      [context, parked.stream, JSON.stringify(toJson(parked)), parked.revision],
    );
  }

  async unpark(context: string, stream: string): Promise<void> {
    await this.dataSource.query('DELETE FROM parked_stream WHERE context = $1 AND stream = $2', [context, stream]);
  }
}
