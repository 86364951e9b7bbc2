import { type Dimension, DIMENSION_CODES, type Measure, MEASURE_CODES } from '@juanzong/case-history-contracts';
import type { QueryRequest } from '@juanzong/http';
import { type Instant, refuse, type Refusal } from '@juanzong/kernel';
import type { DataSource } from 'typeorm';
import { instantOf } from '../instant-of.js';
import { readConcentration } from './concentration.js';
import { countStatistics } from './count-statistics.js';
import { type DeadlineStatisticsFilter, readDeadlineStatistics } from './deadline-statistics.js';
import { statisticsCases } from './statistics-cases.js';
import type { StatisticsFilter } from './statistics-filter.js';

/** The query string of a statistic, parsed by its definition: codes in lists are separated by commas. */
type Asked = Omit<StatisticsFilter, 'measures' | 'asOf'> & {
  readonly measure?: string; readonly by?: string; readonly asOf?: string; readonly top?: number; readonly limit?: number; readonly offset?: number;
};

/** The queries `statistics`, `statistics-cases`, `concentration` and `deadline-statistics`. */
export async function answerStatistics(dataSource: DataSource, { name, query, actor }: QueryRequest, now: Instant): Promise<object | Refusal> {
  if (name === 'deadline-statistics') return readDeadlineStatistics(dataSource, query as DeadlineStatisticsFilter, actor, now);
  const { measure, by, asOf: typed, top = 5, limit = 50, offset = 0, ...rest } = query as Asked;
  const asOf = typed === undefined ? undefined : instantOf(typed);
  if (typed !== undefined && asOf === undefined) return refuse('case-history.unknown-instant', { value: typed });
  const measures = codes<Measure>(measure, MEASURE_CODES);
  if ('refusal' in measures) return measures;
  const dimensions = codes<Dimension>(by ?? '', DIMENSION_CODES);
  if ('refusal' in dimensions) return dimensions;
  const filter: StatisticsFilter = { ...rest, asOf, measures };
  switch (name) {
    case 'concentration': return readConcentration(dataSource, filter, top, actor, now);
    case 'statistics-cases': return statisticsCases(dataSource, filter, { limit, offset }, actor, now);
    default: return countStatistics(dataSource, filter, dimensions, actor, now);
  }
}

/** All codes where nothing was typed. */
function codes<Code extends string>(typed: string | undefined, known: readonly Code[]): readonly Code[] | Refusal {
  const words = typed === undefined ? known : [...new Set(typed.split(',').map((word) => word.trim()).filter(Boolean))];
  const unknown = words.find((word) => !known.some((code) => code === word));
  return unknown === undefined ? words as readonly Code[] : refuse('case-history.unknown-code', { value: unknown, known: [...known] });
}
