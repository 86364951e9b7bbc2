import type { DataSource, EntityManager } from 'typeorm';
import { z } from 'zod';
import { type Build, isBefore, schemaOf } from './build.js';
import type { FeedEntry } from './feed.js';
import type { Projection } from './projection.js';
import { inSchema, STREAMS_TABLE } from './sql.js';

/** The build was replaced or wiped by somebody else; what was known about it is void. */
export class BuildGone extends Error {}

/** Another runner wrote to the build in the meantime; nothing of this batch was committed. */
export class CheckpointMoved extends Error {
  constructor(readonly position: bigint | undefined) {
    super('another runner is ahead');
  }
}

async function checkpoint(manager: EntityManager, number: number): Promise<bigint | undefined> {
  const rows: unknown = await manager.query('SELECT position::text FROM read_model.build WHERE number = $1', [number]);
  const row = z.array(z.object({ position: z.string().nullable() })).parse(rows)[0];
  if (!row) throw new BuildGone();
  return row.position === null ? undefined : BigInt(row.position);
}

/** Where a build stands. Rejects with `BuildGone` when there is no such build any more. */
export async function readCheckpoint(source: DataSource, build: Build): Promise<bigint | undefined> {
  return checkpoint(source.manager, build.number);
}

async function advance(manager: EntityManager, number: number, from: bigint | undefined, to: bigint): Promise<void> {
  const rows: unknown = await manager.query(
    `WITH moved AS (UPDATE read_model.build SET position = $3
      WHERE number = $1 AND position IS NOT DISTINCT FROM $2::bigint RETURNING 1) SELECT count(*)::int AS moved FROM moved`,
    [number, from?.toString() ?? null, to.toString()],
  );
  if (z.array(z.object({ moved: z.number() })).parse(rows)[0]?.moved === 1) return;
  const actual = await checkpoint(manager, number);
  // Behind what was committed before: not the build that was followed, but a new one under its number.
  if (isBefore(actual, from)) throw new BuildGone();
  throw new CheckpointMoved(actual);
}

async function noteRevisions(manager: EntityManager, entries: readonly FeedEntry[]): Promise<void> {
  const last = new Map(entries.map((entry) => [entry.stream, entry.revision]));
  await manager.query(
    `INSERT INTO ${STREAMS_TABLE} SELECT * FROM unnest($1::text[], $2::bigint[])
     ON CONFLICT (stream) DO UPDATE SET revision = excluded.revision`,
    [[...last.keys()], [...last.values()]],
  );
}

/**
 * Applies entries to a build and moves its checkpoint from `from` to the last of them, in one transaction.
 * The checkpoint is compared and set first: it also makes a second runner wait, and then find that it is late.
 */
export async function commitBatch(source: DataSource, projection: Projection, build: Build, from: bigint | undefined, entries: readonly FeedEntry[]): Promise<bigint> {
  const last = entries.at(-1);
  if (!last) throw new Error('an empty batch has no position');
  await inSchema(source, schemaOf(build), async (manager) => {
    await advance(manager, build.number, from, last.position);
    await noteRevisions(manager, entries);
    await projection.apply(entries, manager);
  });
  return last.position;
}
