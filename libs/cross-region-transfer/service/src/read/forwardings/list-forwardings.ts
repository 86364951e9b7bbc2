import { deadlineRuleLabel } from '@juanzong/common-contracts';
import { FORWARDING_STATUS, type ForwardingClock, type ForwardingList, type ForwardingListItem, type ForwardingStatus } from '@juanzong/cross-region-transfer-contracts';
import { DeadlineEntity, type DeadlineRow } from '@juanzong/deadlines';
import type { Actor, Instant } from '@juanzong/kernel';
import { agencyByCode } from '@juanzong/policy';
import { Brackets, type DataSource, In, type SelectQueryBuilder } from 'typeorm';
import { ForwardingEntity, type ForwardingRow } from './forwarding-row.js';
import { timeLeft } from './time-left.js';

export const FORWARDING_LISTS = ['outbox', 'inbox', 'disputes'] as const;
export type ForwardingListName = (typeof FORWARDING_LISTS)[number];

export interface ForwardingFilter {
  readonly agency?: string | undefined;
  readonly status?: ForwardingStatus | undefined;
  readonly limit: number;
  readonly offset: number;
}

const UNSETTLED_FIRST = `CASE WHEN f.status IN ('PROPOSED', 'FORWARDED', 'DISPUTED') THEN 0 ELSE 1 END`;

/**
 * The forwardings that an agency sent (outbox), those that were sent or designated to it (inbox), and those in which a bureau
 * designates (disputes), unsettled ones first: who owns the file, who holds each clock and how much of it is left. Staff and bureaus
 * see their own; who has no agency sees all, or those of the agency named.
 */
export async function listForwardings(dataSource: DataSource, list: ForwardingListName, filter: ForwardingFilter, actor: Pick<Actor, 'agency'>, now: Instant): Promise<ForwardingList> {
  const query = dataSource.getRepository(ForwardingEntity).createQueryBuilder('f').where('true');
  const whose = actor.agency ?? filter.agency;
  if (list === 'disputes') query.andWhere('f.authority IS NOT NULL');
  if (whose !== undefined) concerning(query, list, whose);
  if (filter.agency !== undefined && filter.agency !== whose) query.andWhere('false');
  if (filter.status) query.andWhere('f.status = :status', { status: filter.status });
  const total = await query.getCount();
  const rows = await query.addSelect(UNSETTLED_FIRST, 'settled').orderBy('settled', 'ASC').addOrderBy('f.proposedAt', 'ASC').addOrderBy('f.forwardingId', 'ASC')
    .limit(filter.limit).offset(filter.offset).getMany();
  const open = rows.length === 0 ? [] : await dataSource.getRepository(DeadlineEntity).findBy({ caseId: In(rows.map(({ caseId }) => caseId)), status: 'OPEN' });
  return { total, asOf: now, forwardings: rows.map((row) => itemOf(row, open.filter(({ caseId }) => caseId === row.caseId), now)) };
}

function concerning(query: SelectQueryBuilder<ForwardingRow>, list: ForwardingListName, whose: string): void {
  if (list === 'outbox') query.andWhere('f.sender = :whose', { whose });
  else if (list === 'disputes') query.andWhere('f.authority = :whose', { whose });
  else query.andWhere(new Brackets((any) => any.where('f.competent = :whose', { whose }).orWhere('f.designated = :whose', { whose })));
}

const nameOf = (agency: string): string => agencyByCode(agency)?.name.zh ?? agency;

const itemOf = ({ sender, competent, ...row }: ForwardingRow, open: readonly DeadlineRow[], now: Instant): ForwardingListItem => ({
  ...row,
  from: sender,
  fromName: nameOf(sender),
  to: competent,
  toName: nameOf(competent),
  statusLabel: FORWARDING_STATUS[row.status],
  ownerName: nameOf(row.owner),
  clocks: open.map((one) => clockOf(one, now)).sort((a, b) => a.dueAt.localeCompare(b.dueAt) || a.ruleId.localeCompare(b.ruleId)),
});

const clockOf = (row: DeadlineRow, now: Instant): ForwardingClock => ({
  ruleId: row.ruleId, ruleLabel: deadlineRuleLabel(row.ruleId), owner: row.owner, dueAt: row.dueAt, dueDate: row.dueDate,
  left: timeLeft(row, now), paused: row.pausedAt !== null, overdue: row.pausedAt === null && row.dueAt < now, unverified: !row.verified,
});
