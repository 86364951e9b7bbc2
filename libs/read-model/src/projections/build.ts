import { z } from 'zod';

const buildRow = z.object({
  number: z.coerce.number().int(),
  version: z.number().int(),
  state: z.enum(['filling', 'live']),
  position: z.string().nullable(),
  tables: z.array(z.string()),
});

/** One set of tables of a projection: the one that is read, or one that is being filled beside it. */
export interface Build {
  readonly projection: string;
  readonly number: number;
  readonly version: number;
  readonly state: 'filling' | 'live';
  /** The last entry whose effect is in the rows; undefined before the first. */
  readonly position: bigint | undefined;
  readonly tables: readonly string[];
}

const BUILD_ROWS = z.array(buildRow);

/** Reads rows of the bookkeeping table. */
export function buildsFrom(projection: string, rows: unknown): Build[] {
  return BUILD_ROWS.parse(rows).map((row) => ({ ...row, projection, position: row.position === null ? undefined : BigInt(row.position) }));
}

/** The schema that holds a build's tables. */
export function schemaOf(build: Pick<Build, 'projection' | 'number'>): string {
  return `${build.projection}__b${build.number}`;
}

/** Whether position `a` is before `b`; undefined is before everything. */
export function isBefore(a: bigint | undefined, b: bigint | undefined): boolean {
  return b !== undefined && (a === undefined || a < b);
}
