import type { EntityManager } from 'typeorm';

/** A read model that a check compares, row by row, with an independent fold of the streams up to the model's own position. */
export interface CheckedModel<Entry> {
  readonly projection: string;
  /** The property that tells its rows apart. */
  readonly key: string;
  /** Its live rows; `readAtCheckpoint` gives the manager. */
  read(manager: EntityManager): Promise<readonly object[]>;
  /** What its rows should be. */
  rowsOf(streams: ReadonlyMap<string, readonly Entry[]>): readonly object[];
}
