import { compareRows, type Projection, readAtCheckpoint, type Row } from '@juanzong/read-model';
import type { DataSource } from 'typeorm';
import { type PersonKey, TABLES } from './tables.js';
import type { Told } from './told.js';

/** The rows of one table, as the database has them, and the last entry that is in them. */
export interface TableRead {
  readonly table: string;
  readonly position: bigint;
  readonly rows: readonly Row[];
}

const property = (column: string): string => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Every row of every table that these projections make, each projection at one moment. */
export async function readTables(dataSource: DataSource, projections: readonly Pick<Projection, 'name' | 'tables'>[]): Promise<TableRead[]> {
  const reads = await Promise.all(projections.map(({ name, tables }) => readAtCheckpoint(dataSource, name, async (manager) => {
    const read: { table: string; rows: Row[] }[] = [];
    for (const table of tables) read.push({ table, rows: (await manager.query<Record<string, unknown>[]>(`SELECT * FROM ${table}`)).map(named) });
    return read;
  })));
  return reads.flatMap(({ position, result }) => result.map((read) => ({ ...read, position: position ?? -1n })));
}

const named = (row: Record<string, unknown>): Row => Object.fromEntries(Object.entries(row).map(([column, value]) => [property(column), value]));

/** Whatever stands otherwise in a table than the history up to the table's own position says. */
export function tableFaults({ table, position, rows }: TableRead, all: readonly Told[], personKey: PersonKey): string[] {
  const oracle = TABLES[table];
  if (!oracle) return [`${table}: no oracle`];
  const { key, shown = (same: readonly Row[]): Row[] => [...same] } = oracle;
  const expected = shown(oracle.rowsOf(all.filter((entry) => entry.position <= position), personKey).map((row) => ({ ...row })));
  const { missing, extra, different } = compareRows(expected, shown(rows), { key });
  const nameOf = (row: Row): string => key.map((one) => String(row[one])).join(' ');
  return [
    ...missing.map((row) => `${table} ${nameOf(row)}: missing`), ...extra.map((row) => `${table} ${nameOf(row)}: should not be`),
    ...different.map(({ key: row, columns }) => `${table} ${nameOf(row)}: ${columns.map((one) => `${one.column} is ${JSON.stringify(one.actual)}, should be ${JSON.stringify(one.expected)}`).join('; ')}`),
  ];
}
