import type { ConcentrationAnswer } from '@juanzong/case-history-contracts';
import type { Actor, Instant } from '@juanzong/kernel';
import type { DataSource } from 'typeorm';
import { type StatisticsFilter, whereOf } from './statistics-filter.js';

/** Shares are whole numbers of this: 10000 is all. */
export const WHOLE = 10_000;

export const CONCENTRATION_FORMULA = {
  zh: '占比＝10000×指派数÷总指派数；HHI＝10000×各承办人指派数的平方和÷总指派数的平方；均四舍五入取整，10000 为全部。HHI 越接近 10000 越集中，平均分给 n 人时为 10000÷n。只计获得过指派的承办人。',
  en: 'Share = 10000 × assignments ÷ all assignments; HHI = 10000 × sum of the squares of each lawyer’s assignments ÷ square of all assignments; rounded half up, 10000 is all. The nearer to 10000 the more concentrated; shared evenly by n lawyers it is 10000 ÷ n. Only lawyers with an assignment count.',
};

/** `WHOLE × part ÷ all`, rounded half up, without floating point; 0 of nothing. */
function ofWhole(part: bigint, all: bigint): number {
  return all === 0n ? 0 : Number((2n * BigInt(WHOLE) * part + all) / (2n * all));
}

export const shareOf = (part: number, all: number): number => ofWhole(BigInt(part), BigInt(all));

/** Share of the `top` lawyers who have most, and the Herfindahl-Hirschman index of all, from 0 to 10000. */
export function concentrationOf(counts: readonly number[], top: number): { readonly total: number; readonly topShare: number; readonly hhi: number } {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const most = [...counts].sort((a, b) => b - a).slice(0, top).reduce((sum, count) => sum + count, 0);
  const squares = counts.reduce((sum, count) => sum + BigInt(count) ** 2n, 0n);
  return { total, topShare: shareOf(most, total), hhi: ofWhole(squares, BigInt(total) ** 2n) };
}

/** How the assignments of a period were shared among lawyers, those who have most first. */
export async function readConcentration(dataSource: DataSource, filter: Omit<StatisticsFilter, 'measures'>, top: number, actor: Actor, now: Instant): Promise<ConcentrationAnswer> {
  const { sql, parameters } = whereOf({ ...filter, measures: ['ASSIGNED'] }, actor);
  const rows: { lawyer_id: string; lawyer_name: string; count: number }[] = await dataSource.query(
    `SELECT s.lawyer_id, max(s.lawyer_name) AS lawyer_name, sum(s.delta)::int AS count FROM statistics_delta s WHERE ${sql} AND s.lawyer_id IS NOT NULL
     GROUP BY s.lawyer_id HAVING sum(s.delta) > 0 ORDER BY sum(s.delta) DESC, s.lawyer_id`, [...parameters]);
  const { total, topShare, hhi } = concentrationOf(rows.map(({ count }) => count), top);
  return {
    asOf: filter.asOf ?? now, from: filter.from ?? null, to: filter.to ?? null, top, assignments: total, lawyers: rows.length, topShare, hhi, formula: CONCENTRATION_FORMULA,
    shares: rows.map((row, i) => ({ rank: i + 1, lawyerId: row.lawyer_id, lawyerName: row.lawyer_name, assignments: row.count, share: shareOf(row.count, total) })),
  };
}
