import type { Measure, StatisticsCase } from '@juanzong/case-history-contracts';
import type { Actor, Instant } from '@juanzong/kernel';
import { agencyByCode } from '@juanzong/policy';
import type { DataSource } from 'typeorm';
import { type StatisticsFilter, whereOf } from './statistics-filter.js';

interface Raw {
  readonly case_id: string;
  readonly case_number: string | null;
  readonly register_number: string | null;
  readonly measure: Measure;
  readonly agency: string;
  readonly times: number;
}

/** The cases behind a count: the same filter gives the cases whose `times` sum up to it. */
export async function statisticsCases(
  dataSource: DataSource, filter: StatisticsFilter, { limit, offset }: { readonly limit: number; readonly offset: number }, actor: Actor, now: Instant,
): Promise<{ asOf: string; total: number; cases: StatisticsCase[] }> {
  const { sql, parameters } = whereOf(filter, actor);
  const counted = `SELECT s.case_id, s.measure, s.agency, sum(s.delta)::int AS times FROM statistics_delta s WHERE ${sql} GROUP BY s.case_id, s.measure, s.agency HAVING sum(s.delta) > 0`;
  const [{ total } = { total: 0 }]: { total: number }[] = await dataSource.query(`SELECT count(*)::int AS total FROM (${counted}) AS counted`, [...parameters]);
  const rows: Raw[] = await dataSource.query(
    `SELECT counted.*, o.case_number, o.register_number FROM (${counted}) AS counted LEFT JOIN case_overview o ON o.case_id = counted.case_id
     ORDER BY counted.measure, o.received_on, counted.case_id, counted.agency LIMIT ${limit} OFFSET ${offset}`, [...parameters]);
  return {
    asOf: filter.asOf ?? now, total,
    cases: rows.map(({ case_id, case_number, register_number, measure, agency, times }) => ({
      caseId: case_id, caseNumber: case_number, registerNumber: register_number, measure, agency, agencyName: agencyByCode(agency)?.name.zh ?? agency, times,
    })),
  };
}
