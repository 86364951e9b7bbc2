import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { schemaOf } from './build.js';
import { buildsOf } from './build-catalogue.js';
import { quoted, STREAMS_TABLE } from './sql.js';

const REVISIONS = z.array(z.object({ revision: z.coerce.number() }));

/** The last revision of a stream whose effect readers of a projection see; undefined when they have seen none. */
export async function streamRevision(source: DataSource, projection: string, stream: string): Promise<number | undefined> {
  // A switch between the two questions would drop the table that is asked; batches are not kept waiting by this lock.
  return source.transaction(async (manager) => {
    await manager.query('SELECT 1 FROM read_model.build WHERE projection = $1 FOR KEY SHARE', [projection]);
    const live = (await buildsOf(manager, projection)).find((build) => build.state === 'live');
    if (!live) return undefined;
    const table = `${quoted(schemaOf(live))}.${STREAMS_TABLE}`;
    const rows: unknown = await manager.query(`SELECT revision FROM ${table} WHERE stream = $1`, [stream]);
    return REVISIONS.parse(rows)[0]?.revision;
  });
}
