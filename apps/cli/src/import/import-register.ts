import type { CheckedRegister, RowError } from '@juanzong/register';
import type { PlatformClient } from '../http/platform-client.js';
import { inParallel } from './in-parallel.js';
import { type GoodRow, type RowOutcome, sendRow } from './send-row.js';

/** Requests in flight. */
const AT_ONCE = 12;

/** Every row is exactly one of imported, already there, or rejected. */
export interface ImportResult {
  readonly read: number;
  readonly imported: number;
  readonly already: number;
  readonly rejected: number;
  /** In the order of the rows. */
  readonly errors: readonly RowError[];
}

/**
 * Sends every good row; rows that repeat an earlier one share its fate. Running it again finishes what was interrupted.
 * `onRow` is called once for each good row. @throws what stopped it, where that was not a row.
 */
export async function importRegister(client: PlatformClient, checked: CheckedRegister, onRow: () => void): Promise<ImportResult> {
  const outcomes = new Map<number, RowOutcome>();
  await inParallel<GoodRow>(checked.good, AT_ONCE, async (row) => {
    outcomes.set(row.row, await sendRow(client, row));
    onRow();
  });
  return resultOf(checked, outcomes);
}

/** The sums, from what became of the good rows. Without outcomes (a dry run) the good rows are in no sum. */
export function resultOf(checked: CheckedRegister, outcomes: ReadonlyMap<number, RowOutcome>): ImportResult {
  const refused = new Map([...outcomes].flatMap(([row, outcome]) => (typeof outcome === 'string' ? [] : [[row, outcome.errors]])));
  const repeatedRefused = checked.repeated.flatMap(({ row, of }) => (refused.get(of) ?? []).map((error) => ({ ...error, row })));
  const errors = [...checked.errors, ...[...refused.values()].flat(), ...repeatedRefused].sort((a, b) => a.row - b.row);
  const count = (wanted: RowOutcome): number => [...outcomes.values()].filter((outcome) => outcome === wanted).length;
  return {
    read: checked.read,
    imported: count('imported'),
    already: count('already') + checked.repeated.filter(({ of }) => !refused.has(of)).length,
    rejected: new Set(errors.map(({ row }) => row)).size,
    errors,
  };
}
