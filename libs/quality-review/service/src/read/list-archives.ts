import type { Actor, Instant } from '@juanzong/kernel';
import type { DataSource } from 'typeorm';
import { DUE_COLUMNS, type Due, type DueColumns, dueOf } from './due.js';
import type { ArchiveStatus } from './quality-rows.js';
import { whereOf, within } from './scope.js';

export interface ArchiveFilter {
  readonly agency?: string | undefined;
  /** Whatever is still owed if absent. */
  readonly status?: ArchiveStatus | undefined;
  readonly limit: number;
  readonly offset: number;
}

export interface ArchiveItemListed {
  readonly caseId: string;
  readonly agency: string;
  readonly lawyerId: string | null;
  readonly status: ArchiveStatus;
  readonly closedOn: string | null;
  readonly list: string | null;
  readonly submissions: number;
  readonly archiveNumber: string | null;
  readonly due: Due | null;
}

interface Raw extends DueColumns {
  readonly case_id: string;
  readonly agency: string;
  readonly lawyer_id: string | null;
  readonly archive_status: ArchiveStatus;
  readonly closed_on: string | null;
  readonly list: string | null;
  readonly submissions: number;
  readonly archive_number: string | null;
}

const OWED = `c.archive_status IN ('AWAITING_SUBMISSION', 'UNDER_REVIEW', 'RETURNED')`;

/** Archives that wait for somebody, the earliest due first. */
export async function listArchives(dataSource: DataSource, { agency, status, limit, offset }: ArchiveFilter, actor: Actor, now: Instant): Promise<{ total: number; archives: ArchiveItemListed[] }> {
  const { where, params } = whereOf([...within(actor, agency), status === undefined ? { sql: OWED, params: [] } : { sql: 'c.archive_status = ?', params: [status] }]);
  const [count] = await dataSource.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM quality_case c WHERE ${where}`, params);
  const rows = await dataSource.query<Raw[]>(
    `SELECT c.*, ${DUE_COLUMNS} FROM quality_case c LEFT JOIN deadline d ON d.deadline_id = c.deadline_id WHERE ${where}
     ORDER BY d.due_at NULLS LAST, c.case_id LIMIT ${limit} OFFSET ${offset}`, params,
  );
  return { total: count?.n ?? 0, archives: rows.map((row) => itemOf(row, now)) };
}

const itemOf = (row: Raw, now: Instant): ArchiveItemListed => ({
  caseId: row.case_id, agency: row.agency, lawyerId: row.lawyer_id, status: row.archive_status, closedOn: row.closed_on, list: row.list, submissions: row.submissions,
  archiveNumber: row.archive_number, due: dueOf(row, now),
});
