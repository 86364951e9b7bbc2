import type { DeadlineListItem } from '@juanzong/case-history-contracts';
import { deadlineRuleLabel } from '@juanzong/common-contracts';
import { DeadlineEntity, type DeadlineRow } from '@juanzong/deadlines';
import { type Actor, addDays, calendarDate, dateOf, daysBetween, type Instant } from '@juanzong/kernel';
import { agencyByCode } from '@juanzong/policy';
import type { DataSource, SelectQueryBuilder } from 'typeorm';
import { withinScope } from '../scope.js';
import { OverviewEntity } from '../overview/overview-row.js';

export const DEADLINE_FILTERS = ['OPEN', 'OVERDUE', 'MISSED'] as const;

export interface DeadlineFilter {
  readonly agency?: string | undefined;
  /** OPEN: still owed, overdue ones among them; OVERDUE: owed and past due on a running clock; MISSED: recorded as missed. OPEN if absent. */
  readonly status?: (typeof DEADLINE_FILTERS)[number] | undefined;
  /** Due on the day so many calendar days from today (Asia/Shanghai) or before; a clock that stands still has no such day. */
  readonly within?: number | undefined;
  readonly limit: number;
  readonly offset: number;
}

interface RawCase {
  readonly case_number: string | null;
  readonly register_number: string | null;
}

/** Who holds the clock and how much is left, the earliest first. Agency staff see what their own agency owes, a supervising authority what its region's do, a lawyer the cases assigned to them, a recipient their own case. */
export async function listDeadlines(
  dataSource: DataSource, filter: DeadlineFilter, actor: Actor, now: Instant,
): Promise<{ total: number; asOf: Instant; deadlines: DeadlineListItem[] }> {
  const query = dataSource.getRepository(DeadlineEntity).createQueryBuilder('d').leftJoin(OverviewEntity.options.name, 'c', 'c.case_id = d.case_id').where('true');
  withinScope(query, 'd.owner', actor);
  if (filter.agency !== undefined) query.andWhere('d.owner = :agency', { agency: filter.agency });
  if (actor.role === 'lawyer') query.andWhere('c.lawyer_id = :lawyer', { lawyer: actor.id.replace(/^lawyer:/, '') });
  if (actor.role === 'recipient') query.andWhere('d.case_id = :own', { own: actor.id.replace(/^recipient:/, '') });
  narrow(query, filter, now);
  const total = await query.getCount();
  const { entities, raw } = await query.addSelect('c.case_number', 'case_number').addSelect('c.register_number', 'register_number')
    .orderBy('d.dueAt', 'ASC').addOrderBy('d.deadlineId', 'ASC').limit(filter.limit).offset(filter.offset).getRawAndEntities<RawCase>();
  return { total, asOf: now, deadlines: entities.map((row, i) => itemOf(row, raw[i], now)) };
}

function narrow(query: SelectQueryBuilder<DeadlineRow>, { status = 'OPEN', within }: DeadlineFilter, now: Instant): void {
  query.andWhere('d.status = :status', { status: status === 'MISSED' ? 'MISSED' : 'OPEN' });
  if (status === 'OVERDUE') query.andWhere('d.paused_at IS NULL AND d.due_at < :now', { now });
  if (within !== undefined) query.andWhere('d.paused_at IS NULL AND d.due_date <= :until', { until: addDays(dateOf(now), within) });
}

function itemOf(row: DeadlineRow, of: RawCase | undefined, now: Instant): DeadlineListItem {
  const paused = row.pausedAt !== null;
  return {
    deadlineId: row.deadlineId,
    caseId: row.caseId,
    caseNumber: of?.case_number ?? null,
    registerNumber: of?.register_number ?? null,
    owner: row.owner,
    ownerName: agencyByCode(row.owner)?.name.zh ?? row.owner,
    ruleId: row.ruleId,
    ruleLabel: deadlineRuleLabel(row.ruleId),
    dueAt: row.dueAt,
    dueDate: row.dueDate,
    daysLeft: paused ? null : daysBetween(dateOf(now), calendarDate(row.dueDate)),
    status: row.status === 'MISSED' ? 'MISSED' : 'OPEN',
    paused,
    overdue: row.status === 'MISSED' || (!paused && row.dueAt < now),
    unverified: !row.verified,
    calendarProvisional: row.calendarProvisional,
    passedWhenRecorded: row.passedWhenRecorded,
  };
}
