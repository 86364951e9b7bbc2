/** A row of a read model: column to value. */
export type Row = Readonly<Record<string, unknown>>;

/** A column whose value is not what it should be. */
export interface ColumnDifference {
  readonly column: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** How the rows that are differ from the rows that should be. Empty lists mean they agree. */
export interface RowComparison {
  /** Rows that should be and are not. */
  readonly missing: readonly Row[];
  /** Rows that are and should not be; also the second row under one key. */
  readonly extra: readonly Row[];
  /** Rows under the same key with other values. */
  readonly different: readonly { readonly key: Row; readonly columns: readonly ColumnDifference[] }[];
}

/** How to tell rows apart and what to look at. */
export interface ComparisonRules {
  /** The columns that together name a row. */
  readonly key: readonly string[];
  /** The columns to compare; all that either row has, unless told. */
  readonly columns?: readonly string[];
}

/**
 * One spelling per value, so that a row from the database equals one from memory: an absent value is null, whole
 * numbers beyond `number` are text (as the driver gives them), instants are ISO 8601, objects have sorted members.
 */
function spelled(value: unknown): string {
  if (value === undefined || value === null) return 'null';
  if (typeof value === 'bigint') return JSON.stringify(value.toString());
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(spelled).join(',')}]`;
  if (typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${spelled(member)}`).join(',')}}`;
}

function columnDifferences(expected: Row, actual: Row, columns: readonly string[]): ColumnDifference[] {
  return columns
    .filter((column) => spelled(expected[column]) !== spelled(actual[column]))
    .map((column) => ({ column, expected: expected[column], actual: actual[column] }));
}

/** Compares the rows that should be with the rows that are, in any order. Throws when two expected rows share a key. */
export function compareRows(expected: readonly Row[], actual: readonly Row[], { key, columns }: ComparisonRules): RowComparison {
  const nameOf = (row: Row): string => spelled(key.map((column) => row[column]));
  const wanted = new Map(expected.map((row) => [nameOf(row), row]));
  if (wanted.size !== expected.length) throw new Error(`expected rows are not told apart by ${key.join(', ')}`);
  const extra: Row[] = [];
  const different: { key: Row; columns: readonly ColumnDifference[] }[] = [];
  for (const row of actual) {
    const should = wanted.get(nameOf(row));
    if (!should) {
      extra.push(row);
      continue;
    }
    wanted.delete(nameOf(row));
    const compared = columns ?? [...new Set([...Object.keys(should), ...Object.keys(row)])];
    const differences = columnDifferences(should, row, compared);
    if (differences.length > 0) different.push({ key: Object.fromEntries(key.map((column) => [column, row[column]])), columns: differences });
  }
  return { missing: [...wanted.values()], extra, different };
}
