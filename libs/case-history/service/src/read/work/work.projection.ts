import { caseStream, entriesCorrected, type Entry, familyOf } from '@juanzong/case-file';
import type { RecordedEntry } from '@juanzong/kernel';
import type { FeedEntry, Projection } from '@juanzong/read-model';
import type { ServiceRuntime } from '@juanzong/service-kit';
import type { EntityManager } from 'typeorm';
import { stepsAfter } from './steps.js';
import { WorkEntity, type WorkRow } from './work-row.js';

const CREATE = `CREATE TABLE case_work (
  case_id text PRIMARY KEY, agency text NOT NULL, lawyer_id text, steps jsonb NOT NULL, revision int NOT NULL)`;

/** The row of a case after these entries of its file, from the first on. */
export function workAfter(caseId: string, entries: readonly RecordedEntry[]): WorkRow | undefined {
  const last = entries.at(-1);
  if (last === undefined) return undefined;
  return { caseId, agency: last.agency, lawyerId: lawyerIn(entries), steps: stepsAfter(entriesCorrected(entries)), revision: last.revision };
}

/** Who has the case in hand. */
const lawyerIn = (entries: readonly RecordedEntry[]): string | null => entries.reduce<string | null>((lawyer, { type, data }) => {
  if (type === 'assignment.ProviderAssigned') return (data as { lawyerId: string }).lawyerId;
  return type === 'assignment.AssignmentDeclined' || type === 'assignment.ProviderRelieved' ? null : lawyer;
}, null);

/** What waits for whom, a row a case: the one queue of work. The deciders themselves say what may be done next. */
export function workProjection({ cabinet }: Pick<ServiceRuntime, 'cabinet'>): Projection {
  const entriesUpTo = async (caseId: string, revision: number): Promise<RecordedEntry[]> => {
    const cached = await cabinet.open(caseStream(caseId));
    const file = cached.revision >= revision ? cached : await cabinet.refresh(caseStream(caseId));
    return file.entries.map(({ recorded }) => recorded).filter((entry) => entry.revision <= revision);
  };
  return {
    name: 'case_work',
    version: 1,
    tables: ['case_work'],
    async create(manager: EntityManager) {
      await manager.query(CREATE);
      await manager.query('CREATE INDEX ON case_work (agency)');
      await manager.query('CREATE INDEX ON case_work (lawyer_id)');
    },
    async apply(entries: readonly FeedEntry[], manager: EntityManager) {
      const newest = new Map<string, number>();
      for (const { stream, caseId = '', revision } of entries.map(({ entry }) => entry as Entry)) if (familyOf(stream) === 'case') newest.set(caseId, revision);
      const rows: WorkRow[] = [];
      for (const [caseId, revision] of newest) {
        const row = workAfter(caseId, await entriesUpTo(caseId, revision));
        if (row) rows.push(row);
      }
      if (rows.length > 0) await manager.getRepository(WorkEntity).upsert(rows, ['caseId']);
    },
  };
}
