import { connectionOf } from '@juanzong/read-model';
import pg from 'pg';

/** How far everything has come that follows the event store. */
export interface Places {
  readonly relay: bigint;
  /** By context: the least position of its partitions. */
  readonly contexts: ReadonlyMap<string, bigint>;
  /** By read model, of what readers see. */
  readonly models: ReadonlyMap<string, bigint>;
  /** Streams that stand still, with their context and the reason. */
  readonly parked: readonly string[];
}

/** The contexts that read the bus. */
export const CONTEXTS = ['intake', 'eligibility', 'assignment', 'quality-review'] as const;
/** Every read model, whoever keeps it. */
export const MODELS = ['case_overview', 'case_work', 'statistics', 'forwardings', 'quality', 'reviews', 'deadlines'] as const;
const PARTITIONS = 24;

/** Asks PostgreSQL something over a connection of its own: the last one may have died with it. */
export async function withSql<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...connectionOf(url), connectionTimeoutMillis: 5_000, query_timeout: 20_000 });
  // Told by the query that was under way.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** @throws where a table is not there */
export const placesIn = (url: string): Promise<Places> => withSql(url, async (client) => {
  const of = async <Row extends object>(sql: string): Promise<Row[]> => (await client.query<Row>(sql)).rows;
  const [relay] = await of<{ position: string }>('SELECT position FROM relay_position');
  const contexts = await of<{ context: string; least: string }>(`SELECT context, min(position) AS least FROM consumer_partition GROUP BY context HAVING count(*) = ${PARTITIONS}`);
  const models = await of<{ projection: string; position: string | null }>("SELECT projection, position FROM read_model.build WHERE state = 'live'");
  const parked = await of<{ context: string; stream: string; reason: string }>("SELECT context, stream, parked->'reason'->>'message' AS reason FROM parked_stream ORDER BY 1, 2");
  return {
    relay: BigInt(relay?.position ?? -1), contexts: new Map(contexts.map(({ context, least }) => [context, BigInt(least)])),
    models: new Map(models.map(({ projection, position }) => [projection, BigInt(position ?? -1)])), parked: parked.map(({ context, stream, reason }) => `${context} ${stream}: ${reason}`),
  };
});

/** What has not come up to a position of the event store. */
export function behind({ relay, contexts, models }: Places, head: bigint): string[] {
  const places: readonly (readonly [string, bigint | undefined])[] = [
    ['relay', relay], ...CONTEXTS.map((context) => [context, contexts.get(context)] as const), ...MODELS.map((model) => [model, models.get(model)] as const),
  ];
  return places.flatMap(([name, place]) => (place === undefined ? [`${name} has no place`] : place < head ? [`${name} is at ${place} of ${head}`] : []));
}
