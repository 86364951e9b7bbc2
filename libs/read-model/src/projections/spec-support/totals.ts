import { type EntityManager, EntitySchema, In } from 'typeorm';
import { z } from 'zod';
import type { FeedEntry } from '../feed.js';
import type { Projection } from '../projection.js';

/** How often each case was touched and the sum of what was added: a row that was applied twice shows. */
export interface TotalRow {
  caseId: string;
  entries: number;
  sum: number;
  revision: number;
}

export const Total = new EntitySchema<TotalRow>({
  name: 'CaseTotal',
  tableName: 'case_total',
  columns: {
    caseId: { type: 'text', primary: true, name: 'case_id' },
    entries: { type: 'int' },
    sum: { type: 'int' },
    revision: { type: 'int' },
  },
});

const amount = z.object({ amount: z.int() });

/** What the table should hold after these entries. */
export function foldTotals(log: readonly FeedEntry[], factor = 1): TotalRow[] {
  const rows = new Map<string, TotalRow>();
  for (const { entry } of log) {
    const { stream, revision } = entry;
    const before = rows.get(stream) ?? { caseId: stream, entries: 0, sum: 0, revision: -1 };
    rows.set(stream, { ...before, entries: before.entries + 1, sum: before.sum + amount.parse(entry).amount * factor, revision });
  }
  return [...rows.values()].sort((a, b) => (a.caseId < b.caseId ? -1 : 1));
}

/** The projection to go with it. `trouble` runs in the transaction after the rows have changed, to make trouble. */
export function totals(options: { version?: number; factor?: number; trouble?: (entries: readonly FeedEntry[], manager: EntityManager) => Promise<void> } = {}): Projection {
  const { version = 1, factor = 1, trouble } = options;
  return {
    name: 'case_totals',
    version,
    tables: ['case_total'],
    create: async (manager) => {
      await manager.query('CREATE TABLE case_total (case_id text PRIMARY KEY, entries int NOT NULL, sum int NOT NULL, revision int NOT NULL)');
    },
    apply: async (entries, manager) => {
      const repository = manager.getRepository(Total);
      const known = await repository.findBy({ caseId: In(entries.map(({ entry }) => entry.stream)) });
      const rows = new Map(known.map((row) => [row.caseId, row]));
      for (const { entry } of entries) {
        const { stream, revision } = entry;
        const row = rows.get(stream) ?? { caseId: stream, entries: 0, sum: 0, revision: -1 };
        rows.set(stream, { ...row, entries: row.entries + 1, sum: row.sum + amount.parse(entry).amount * factor, revision });
      }
      await repository.save([...rows.values()]);
      if (trouble) await trouble(entries, manager);
    },
  };
}
