import { caseStream } from '@juanzong/case-file';
import type { LoggedEntry } from '@juanzong/event-store';
import type { RecordedEntry } from '@juanzong/kernel';
import { type FeedEntry, type Projection, putRows } from '@juanzong/read-model';
import type { ServiceRuntime } from '@juanzong/service-kit';
import type { EntityManager } from 'typeorm';
import { byCase } from '../by-case.js';
import { foldedFrom, FoldsOfFiles } from './folds-of-files.js';
import { peopleOf } from './people-of-case.js';
import { type StateOf, stepsFor } from './steps.js';
import { WorkEntity, type WorkRow } from './work-row.js';

const CREATE = 'CREATE TABLE case_work (case_id text PRIMARY KEY, agency text NOT NULL, steps jsonb NOT NULL, revision int NOT NULL)';

const FILES_KEPT = 1_000;

/** The row of a case after these entries of its file, from the first on. */
export function workAfter(caseId: string, entries: readonly RecordedEntry[], stateOf: StateOf = foldedFrom(entries)): WorkRow | undefined {
  const last = entries.at(-1);
  if (last === undefined) return undefined;
  return { caseId, agency: last.agency, steps: stepsFor(peopleOf(caseId, entries), last.agency, stateOf), revision: last.revision };
}

/** What waits for whom, a row a case: the one queue of work. The deciders themselves say what may be done next. */
export function workProjection({ cabinet }: Pick<ServiceRuntime, 'cabinet'>): Projection {
  const folds = new FoldsOfFiles(FILES_KEPT);
  const rowAfter = async (caseId: string, told: readonly LoggedEntry[]): Promise<WorkRow | undefined> => {
    const revision = told.at(-1)?.entry.revision ?? -1;
    const file = await cabinet.openUpTo(caseStream(caseId), revision, told);
    const entries = file.entries.slice(0, revision + 1).map(({ recorded }) => recorded);
    return workAfter(caseId, entries, folds.stateOf(caseId, entries));
  };
  return {
    name: 'case_work',
    version: 3,
    tables: ['case_work'],
    async create(manager: EntityManager) {
      await manager.query(CREATE);
      await manager.query('CREATE INDEX ON case_work USING gin (steps jsonb_path_ops)');
    },
    async apply(entries: readonly FeedEntry[], manager: EntityManager) {
      const rows: WorkRow[] = [];
      for (const [caseId, told] of byCase(entries)) {
        const row = await rowAfter(caseId, told);
        if (row) rows.push(row);
      }
      await putRows(manager, WorkEntity, rows);
    },
  };
}
