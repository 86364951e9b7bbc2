import { CASE_STATE_CODES } from '@juanzong/case-history-contracts';
import { defineQuery } from '@juanzong/http';
import { z } from 'zod';
import { DEADLINE_FILTERS } from '../../read/deadlines/list-deadlines.js';
import { STATISTICS_QUERIES } from './statistics.queries.js';
import { CASES_TABLE, DEADLINES_TABLE, OPENINGS_TABLE, QUEUE_TABLE } from './tables.js';

const LIMIT = 500;
const MAX_WITHIN_DAYS = 366;
const page = { limit: z.coerce.number().int().min(1).max(LIMIT).default(50), offset: z.coerce.number().int().min(0).default(0) };
const asOf = { at: z.string().optional(), knownAt: z.string().optional(), reveal: z.string().trim().min(1).optional() };

/** Everything that may be asked of the history of cases. */
export const CASE_HISTORY_QUERIES = [
  defineQuery({
    name: 'queue', path: 'queue', title: { zh: '我的待办', en: 'My queue: what waits for me, and what is due' }, table: QUEUE_TABLE,
    query: { within: z.coerce.number().int().min(0).max(MAX_WITHIN_DAYS).optional(), ...page },
  }),
  defineQuery({
    name: 'cases', path: 'cases', title: { zh: '案件列表', en: 'List of cases' }, table: CASES_TABLE,
    query: {
      agency: z.string().optional(), state: z.enum(CASE_STATE_CODES).optional(), overdue: z.enum(['true', 'false']).optional(), search: z.string().min(1).optional(),
      inHandOf: z.string().min(1).optional(), ...page,
    },
  }),
  defineQuery({ name: 'case', path: 'cases/:id', title: { zh: '案件概况', en: 'One case' }, query: asOf }),
  defineQuery({ name: 'timeline', path: 'cases/:id/timeline', title: { zh: '案卷时间线', en: 'Timeline of a case' }, query: asOf }),
  defineQuery({ name: 'letters', path: 'cases/:id/letters', title: { zh: '文书', en: 'Letters: which can be issued, which were, and their service' } }),
  defineQuery({
    name: 'deadlines', path: 'deadlines', title: { zh: '期限一览', en: 'List of deadlines' }, table: DEADLINES_TABLE,
    query: {
      agency: z.string().optional(), status: z.enum(DEADLINE_FILTERS).optional(), within: z.coerce.number().int().min(0).max(MAX_WITHIN_DAYS).optional(),
      ...page,
    },
  }),
  defineQuery({
    name: 'openings', path: 'cases/:id/openings', title: { zh: '个人信息查看记录', en: 'Log of openings of personal data' }, roles: ['auditor', 'operator'],
  }),
  defineQuery({
    name: 'all-openings', path: 'openings', title: { zh: '个人信息查阅记录', en: 'Who opened which personal data and why' }, roles: ['auditor', 'operator'], table: OPENINGS_TABLE,
    query: { caseId: z.uuid().optional(), by: z.string().min(1).optional(), agency: z.string().optional(), from: z.iso.date().optional(), to: z.iso.date().optional(), ...page },
  }),
  defineQuery({
    name: 'persons', path: 'persons', title: { zh: '查找某人的案卷', en: 'Files of one person' }, roles: ['auditor', 'operator'],
    query: { idNumber: z.string().trim().min(1), reason: z.string().trim().min(1) },
  }),
  ...STATISTICS_QUERIES,
  defineQuery({ name: 'check', path: 'check', title: { zh: '核对', en: 'Check of read models and protocols' }, roles: ['auditor', 'operator'] }),
];
