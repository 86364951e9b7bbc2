import type { Dimension, Measure, StatisticsAnswer, StatisticsLine } from '@juanzong/case-history-contracts';
import type { Actor, Instant } from '@juanzong/kernel';
import type { DataSource } from 'typeorm';
import { labelOf } from './dimension-labels.js';
import { NO_GROUP, type StatisticsFilter, whereOf } from './statistics-filter.js';

/** In the four municipalities a district belongs to no other city. */
const CITY = `CASE WHEN left(s.agency, 2) IN ('11', '12', '31', '50') THEN left(s.agency, 2) || '0000' ELSE left(s.agency, 4) || '00' END`;
const EXPRESSIONS: Readonly<Record<Dimension, string>> = {
  province: `left(s.agency, 2) || '0000'`, city: CITY, region: 's.agency', year: 'left(s.occurred_on, 4)', month: 'left(s.occurred_on, 7)', category: 's.category', matter: 's.matter',
  group: 'g.code', channel: 's.channel', lawyer: `coalesce(s.lawyer_id, '')`, grade: `coalesce(s.grade, '')`,
};
const GROUPS = `CROSS JOIN LATERAL unnest(CASE WHEN cardinality(s.groups) = 0 THEN ARRAY['${NO_GROUP}'] ELSE s.groups END) AS g (code)`;

type Raw = Readonly<Record<Dimension, string>> & { readonly measure: Measure; readonly count: number; readonly lawyer_name: string | null };

/**
 * How many facts, broken down; lines in order of what they are broken down by. A case of several groups counts in each of
 * them: the totals count it once.
 */
export async function countStatistics(dataSource: DataSource, filter: StatisticsFilter, by: readonly Dimension[], actor: Actor, now: Instant): Promise<StatisticsAnswer> {
  const { sql, parameters } = whereOf(filter, actor);
  const keys = by.map((dimension) => EXPRESSIONS[dimension]);
  const raw: Raw[] = await dataSource.query(
    `SELECT ${[...by.map((dimension, i) => `${keys[i]} AS "${dimension}"`), 's.measure AS measure', 'sum(s.delta)::int AS count', 'max(s.lawyer_name) AS lawyer_name'].join(', ')}
     FROM statistics_delta s ${by.includes('group') ? GROUPS : ''} WHERE ${sql} GROUP BY ${[...keys, 's.measure'].join(', ')} HAVING sum(s.delta) <> 0`, [...parameters]);
  const totals: { measure: Measure; count: number }[] = await dataSource.query(
    `SELECT s.measure AS measure, sum(s.delta)::int AS count FROM statistics_delta s WHERE ${sql} GROUP BY s.measure`, [...parameters]);
  return {
    asOf: filter.asOf ?? now, from: filter.from ?? null, to: filter.to ?? null, by, measures: filter.measures, lines: linesOf(raw, by),
    totals: Object.fromEntries(totals.filter(({ count }) => count !== 0).map(({ measure, count }) => [measure, count])),
  };
}

function linesOf(raw: readonly Raw[], by: readonly Dimension[]): StatisticsLine[] {
  const lines = new Map<string, StatisticsLine>();
  for (const row of raw) {
    const key = by.map((dimension) => row[dimension]).join('\u0000');
    const named = lines.get(key)?.by ?? Object.fromEntries(by.map((dimension) => [dimension, { code: row[dimension], label: labelOf(dimension, row[dimension], row.lawyer_name) }]));
    lines.set(key, { by: named, counts: { ...lines.get(key)?.counts, [row.measure]: row.count } });
  }
  return [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
}
