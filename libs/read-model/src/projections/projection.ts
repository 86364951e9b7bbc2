import type { EntityManager } from 'typeorm';
import type { FeedEntry } from './feed.js';

/** A read model: tables and how entries change them. */
export interface Projection {
  /** Lower-case name with underscores, unique among all projections; also the start of its schemas' names. */
  readonly name: string;
  /** Raised when `create` or `apply` changes: the read model is then rebuilt by itself at the next start. */
  readonly version: number;
  /** The tables `create` makes. Readers find each under its own name, so a name belongs to one projection only. */
  readonly tables: readonly string[];
  /** Makes the tables of a fresh build, by unqualified names: `schema` is where they go, and the current schema of `manager`. */
  create(manager: EntityManager, schema: string): Promise<void>;
  /**
   * Changes the rows for these entries, in order, by unqualified names, through `manager` only: what it does is
   * committed together with the checkpoint or not at all. It sees no other schema. It never sees an entry twice.
   */
  apply(entries: readonly FeedEntry[], manager: EntityManager): Promise<void>;
}

const NAME = /^[a-z][a-z0-9_]{0,39}$/;

/** Throws when names are not usable as SQL names or belong to two projections. */
export function checkProjections(projections: readonly Projection[]): void {
  const tables = projections.flatMap((projection) => projection.tables);
  const names = projections.map((projection) => projection.name);
  for (const name of [...names, ...tables]) {
    if (!NAME.test(name)) throw new Error(`not a usable name for a projection or its table: ${name}`);
  }
  for (const list of [names, tables]) {
    const double = list.find((name, index) => list.indexOf(name) !== index);
    if (double !== undefined) throw new Error(`two projections claim the name ${double}`);
  }
}
