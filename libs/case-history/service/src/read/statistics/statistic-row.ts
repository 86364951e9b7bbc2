import type { Measure } from '@juanzong/case-history-contracts';
import { EntitySchema } from 'typeorm';

/** One step of a count: +1 with the fact, and −1/+1 where a correction moved it elsewhere. A count is the sum of its steps. */
export interface StatisticRow {
  /** The entry that says so, and the ordinal of the step. */
  deltaId: string;
  measure: Measure;
  caseId: string;
  /** When it happened: a date of Asia/Shanghai. */
  occurredOn: string;
  /** When it was recorded, ISO 8601 in UTC: a sum up to an instant is what was known then. */
  recordedAt: string;
  agency: string;
  matter: string;
  category: string;
  groups: string[];
  channel: string;
  lawyerId: string | null;
  /** Professional public data, in clear. */
  lawyerName: string | null;
  grade: string | null;
  delta: number;
  revision: number;
}

const text = (name: string, nullable = false) => ({ type: 'text', name, nullable }) as const;

export const StatisticEntity = new EntitySchema<StatisticRow>({
  name: 'StatisticDelta',
  tableName: 'statistics_delta',
  columns: {
    deltaId: { ...text('delta_id'), primary: true },
    measure: text('measure'),
    caseId: text('case_id'),
    occurredOn: text('occurred_on'),
    recordedAt: text('recorded_at'),
    agency: text('agency'),
    matter: text('matter'),
    category: text('category'),
    groups: { type: 'text', array: true, name: 'groups' },
    channel: text('channel'),
    lawyerId: text('lawyer_id', true),
    lawyerName: text('lawyer_name', true),
    grade: text('grade', true),
    delta: { type: 'int' },
    revision: { type: 'int' },
  },
});
