import { allSoFar } from '@juanzong/event-store';
import type { ServiceRuntime } from '@juanzong/service-kit';
import type { DataSource } from 'typeorm';
import { projectionsOf } from '../../read-models.js';
import { readTables, tableFaults } from './compare-tables.js';
import { personKeyOf } from './person-key.js';
import { decoded } from './told.js';

/** What a comparison of all read models with all entries found. */
export interface EntriesChecked {
  readonly entries: number;
  readonly tables: number;
  readonly rows: number;
  readonly faults: readonly string[];
}

/** Reads every row, then every entry, and compares each table with a fold of the entries up to where it stands. Writes nothing. */
export async function checkEntries(runtime: ServiceRuntime, dataSource: DataSource): Promise<EntriesChecked> {
  const reads = await readTables(dataSource, projectionsOf(runtime));
  const all = await decoded(await allSoFar(runtime.log), runtime.vault, runtime.registry);
  const faults = reads.flatMap((read) => tableFaults(read, all, personKeyOf(runtime)));
  return { entries: all.length, tables: reads.length, rows: reads.reduce((sum, { rows }) => sum + rows.length, 0), faults };
}
