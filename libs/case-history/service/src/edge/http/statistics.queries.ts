import { defineQuery } from '@juanzong/http';
import type { Role } from '@juanzong/kernel';
import { z } from 'zod';
import { CONCENTRATION_TABLE, DEADLINE_STATISTICS_TABLE, STATISTICS_CASES_TABLE, STATISTICS_TABLE } from './statistics.tables.js';

const LIMIT = 500;
const MOST_LAWYERS = 1000;
/** Staff see their own agency's figures, a supervising authority its region's, operators and auditors all. */
const ROLES: readonly Role[] = ['operator', 'auditor', 'supervisor', 'quality-officer', 'assigner', 'approver', 'examiner', 'clerk'];

const code = z.string().trim().min(1).optional();
const region = z.string().regex(/^\d{6}$/).optional();
/** Facts that happened from `from` to `to`, both included, as on record at `asOf` (a date is its end in Asia/Shanghai). */
const period = { from: z.iso.date().optional(), to: z.iso.date().optional(), asOf: z.string().optional(), agency: region, region };
const facts = { ...period, measure: code, month: z.string().regex(/^\d{4}-\d{2}$/).optional(), matter: code, category: code, group: code, channel: code, lawyer: code, grade: code };

/** What operators and auditors ask first: counts at any past instant, the cases behind them, concentration, deadlines. */
export const STATISTICS_QUERIES = [
  defineQuery({ name: 'statistics', path: 'statistics', title: { zh: '统计', en: 'Counts by region, matter, group and month, at any date' }, roles: ROLES, table: STATISTICS_TABLE, query: { ...facts, by: code } }),
  defineQuery({
    name: 'statistics-cases', path: 'statistics/cases', title: { zh: '统计所涉案件', en: 'The cases behind a count' }, roles: ROLES, table: STATISTICS_CASES_TABLE,
    query: { ...facts, limit: z.coerce.number().int().min(1).max(LIMIT).default(50), offset: z.coerce.number().int().min(0).default(0) },
  }),
  defineQuery({
    name: 'concentration', path: 'statistics/concentration', title: { zh: '指派集中度', en: 'Concentration of assignments: share of the top n, HHI' }, roles: ROLES, table: CONCENTRATION_TABLE,
    query: { ...period, matter: code, category: code, top: z.coerce.number().int().min(1).max(MOST_LAWYERS).default(5) },
  }),
  defineQuery({
    name: 'deadline-statistics', path: 'statistics/deadlines', title: { zh: '期限统计', en: 'Open and missed deadlines by agency, service and rule' }, roles: ROLES, table: DEADLINE_STATISTICS_TABLE,
    query: { agency: region, region, service: code, rule: code },
  }),
];
