import type { DataSource, EntityManager } from 'typeorm';
import { NothingToRead } from '../data-source/nothing-to-read.js';
import { schemaOf } from './build.js';
import { buildsOf } from './build-catalogue.js';
import { useSchema } from './sql.js';

/** Rows, and the entry they are as of. */
export interface AtCheckpoint<T> {
  /** The last entry whose effect is in the rows; undefined before the first. */
  readonly position: bigint | undefined;
  readonly result: T;
}

/**
 * Reads the live rows of a projection together with the position they belong to, while the runner goes on: what a
 * check compares with a fold up to exactly that entry. `read` uses unqualified names. Rejects with NothingToRead when
 * the projection has no build yet, and when a switch drops the tables between two queries; asking again is then right.
 */
export async function readAtCheckpoint<T>(source: DataSource, projection: string, read: (manager: EntityManager) => Promise<T>): Promise<AtCheckpoint<T>> {
  return source.transaction('REPEATABLE READ', async (manager) => {
    const live = (await buildsOf(manager, projection)).find((build) => build.state === 'live');
    if (!live) throw new NothingToRead(projection);
    await useSchema(manager, schemaOf(live));
    return { position: live.position, result: await read(manager) };
  });
}
