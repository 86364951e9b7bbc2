import type { Actor, Instant } from '@juanzong/kernel';
import type { Answerer } from '@juanzong/quality-review-contracts';
import type { DataSource } from 'typeorm';
import { DUE_COLUMNS, type Due, type DueColumns, dueOf } from './due.js';
import type { FindingStatus } from './quality-rows.js';
import { whereOf, within } from './scope.js';

export interface FindingFilter {
  readonly agency?: string | undefined;
  readonly duty?: Answerer | undefined;
  /** Whatever is not settled if absent. */
  readonly status?: FindingStatus | undefined;
  readonly limit: number;
  readonly offset: number;
}

export interface FindingListed {
  readonly findingId: string;
  readonly caseId: string;
  readonly agency: string;
  readonly lawyerId: string | null;
  readonly actId: string;
  readonly actKind: string;
  readonly severity: string;
  readonly duty: string;
  readonly status: FindingStatus;
  readonly raisedOn: string;
  readonly due: Due | null;
}

interface Raw extends DueColumns {
  readonly finding_id: string;
  readonly case_id: string;
  readonly agency: string;
  readonly lawyer_id: string | null;
  readonly act_id: string;
  readonly act_kind: string;
  readonly severity: string;
  readonly duty: string;
  readonly status: FindingStatus;
  readonly raised_on: string;
}

/** Findings by who must answer them, the earliest due first; those that are answered await their recheck. The text stands in the file alone. */
export async function listFindings(dataSource: DataSource, { agency, duty, status, limit, offset }: FindingFilter, actor: Actor, now: Instant): Promise<{ total: number; findings: FindingListed[] }> {
  const { where, params } = whereOf([
    ...within(actor, agency), ...(duty === undefined ? [] : [{ sql: 'f.duty = ?', params: [duty] }]),
    status === undefined ? { sql: `f.status <> 'SETTLED'`, params: [] } : { sql: 'f.status = ?', params: [status] },
  ]);
  const from = 'FROM quality_finding f JOIN quality_case c ON c.case_id = f.case_id';
  const [count] = await dataSource.query<{ n: number }[]>(`SELECT count(*)::int AS n ${from} WHERE ${where}`, params);
  const rows = await dataSource.query<Raw[]>(
    `SELECT f.*, c.agency, c.lawyer_id, ${DUE_COLUMNS} ${from} LEFT JOIN deadline d ON d.deadline_id = f.deadline_id WHERE ${where}
     ORDER BY d.due_at NULLS LAST, f.finding_id LIMIT ${limit} OFFSET ${offset}`, params,
  );
  return { total: count?.n ?? 0, findings: rows.map((row) => itemOf(row, now)) };
}

const itemOf = (row: Raw, now: Instant): FindingListed => ({
  findingId: row.finding_id, caseId: row.case_id, agency: row.agency, lawyerId: row.lawyer_id, actId: row.act_id, actKind: row.act_kind, severity: row.severity, duty: row.duty,
  status: row.status, raisedOn: row.raised_on, due: dueOf(row, now),
});
