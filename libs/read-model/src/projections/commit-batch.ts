import type { DataSource, EntityManager } from 'typeorm';
import { z } from 'zod';
import { type Build, isBefore, schemaOf } from './build.js';
import type { FeedEntry } from './feed.js';
import type { Projection } from './projection.js';
import { quoted, STREAMS_TABLE } from './sql.js';

// Compiled at their first use: made anew for every batch they took a twelfth of a service that only follows.
const POSITIONS = z.array(z.object({ position: z.string().nullable() }));
const MOVED = z.array(z.object({ moved: z.number() }));

/** The build was replaced or wiped by somebody else; what was known about it is void. */
export class BuildGone extends Error {}

/** Another runner wrote to the build in the meantime; nothing of this batch was committed. */
export class CheckpointMoved extends Error {
  constructor(readonly position: bigint | undefined) {
    super('another runner is ahead');
  }
}

/** By projection too: where the bookkeeping was dropped and made again, numbers begin anew and may be another's. */
async function checkpoint(manager: EntityManager, { number, projection }: Build): Promise<bigint | undefined> {
  const rows: unknown = await manager.query('SELECT position::text FROM read_model.build WHERE number = $1 AND projection = $2', [number, projection]);
  const row = POSITIONS.parse(rows)[0];
  if (!row) throw new BuildGone();
  return row.position === null ? undefined : BigInt(row.position);
}

/** Where a build stands. Rejects with `BuildGone` when there is no such build any more. */
export async function readCheckpoint(source: DataSource, build: Build): Promise<bigint | undefined> {
  return checkpoint(source.manager, build);
}

/**
 * Moves the checkpoint, and touches nothing else: whoever switches builds holds the checkpoint and waits for the tables, so a
 * statement that held one of these while it waited for the checkpoint would stop both.
 */
async function advance(manager: EntityManager, build: Build, from: bigint | undefined, to: bigint): Promise<void> {
  const rows: unknown = await manager.query(
    `WITH moved AS (UPDATE read_model.build SET position = $3
      WHERE number = $1 AND projection = $4 AND position IS NOT DISTINCT FROM $2::bigint RETURNING 1) SELECT count(*)::int AS moved FROM moved`,
    [build.number, from?.toString() ?? null, to.toString(), build.projection],
  );
  if (MOVED.parse(rows)[0]?.moved === 1) return;
  const actual = await checkpoint(manager, build);
  // Behind what was committed before: not the build that was followed, but a new one under its number.
  if (isBefore(actual, from)) throw new BuildGone();
  throw new CheckpointMoved(actual);
}

/** How far each stream has come; from then on unqualified names mean the build's tables. */
async function enter(manager: EntityManager, build: Build, entries: readonly FeedEntry[]): Promise<void> {
  const schema = quoted(schemaOf(build));
  const last = new Map(entries.map(({ entry }) => [entry.stream, entry.revision]));
  await manager.query(
    `WITH noted AS (INSERT INTO ${schema}.${STREAMS_TABLE} SELECT * FROM unnest($1::text[], $2::bigint[])
       ON CONFLICT (stream) DO UPDATE SET revision = excluded.revision) SELECT set_config('search_path', $3, true)`,
    [[...last.keys()], [...last.values()], schema],
  );
}

/**
 * Applies entries to a build and moves its checkpoint from `from` to the last of them, in one transaction.
 * The checkpoint is compared and set first: it also makes a second runner wait, and then find that it is late.
 */
export async function commitBatch(source: DataSource, projection: Projection, build: Build, from: bigint | undefined, entries: readonly FeedEntry[]): Promise<bigint> {
  const last = entries.at(-1);
  if (!last) throw new Error('an empty batch has no position');
  await source.transaction(async (manager) => {
    await advance(manager, build, from, last.position);
    await enter(manager, build, entries);
    await projection.apply(entries, manager);
  });
  return last.position;
}
