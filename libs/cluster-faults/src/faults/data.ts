import { Redis } from 'ioredis';
import { withSql } from '../state/places.js';
import type { Fault, Struck } from './fault.js';

const BETWEEN = 4;

/** Redis loses every job, while it and everybody else goes on. */
export const redisFlushed = {
  name: { zh: 'Redis 被清空（FLUSHALL）', en: 'Redis flushed (FLUSHALL)' },
  strike: async ({ cluster, acknowledged }: Pick<Struck, 'cluster' | 'acknowledged'>): Promise<void> => {
    await acknowledged(BETWEEN);
    const redis = new Redis(cluster.address('redis'), { lazyConnect: true });
    await redis.connect();
    await redis.flushall();
    redis.disconnect();
  },
} satisfies Fault;

/** Everything in the database of the read models: rows, positions, parked streams, the relay's place, the notes of migrations. */
export const readModelsDropped: Fault = {
  name: { zh: '查询库的全部模式被删除', en: 'every schema of the read models dropped' },
  strike: async ({ cluster, acknowledged }) => {
    await acknowledged(BETWEEN);
    await withSql(cluster.address('postgres'), async (sql) => {
      const { rows } = await sql.query<{ name: string }>("SELECT quote_ident(nspname) AS name FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema$)'");
      await sql.query(`DROP SCHEMA ${rows.map(({ name }) => name).join(', ')} CASCADE`);
    });
  },
};

/** The tables of positions alone: no read model fails that could notice. */
export const positionsDropped: Fault = {
  name: { zh: '位置与停放的表被删除', en: 'the tables of positions and parked streams dropped' },
  strike: async ({ cluster, acknowledged }) => {
    await acknowledged(BETWEEN);
    await withSql(cluster.address('postgres'), (sql) => sql.query('DROP TABLE consumer_partition, consumer_stream, parked_stream, relay_position, unpark_request'));
  },
};
