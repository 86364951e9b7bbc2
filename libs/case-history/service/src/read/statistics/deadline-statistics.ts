import type { DeadlineStatistics } from '@juanzong/case-history-contracts';
import { deadlineRuleLabel } from '@juanzong/common-contracts';
import { DeadlineEntity } from '@juanzong/deadlines';
import type { Actor, Bilingual, Instant } from '@juanzong/kernel';
import { agencyByCode } from '@juanzong/policy';
import type { DataSource } from 'typeorm';
import { regionPrefix, withinScope } from '../scope.js';

export interface DeadlineStatisticsFilter {
  readonly agency?: string | undefined;
  readonly region?: string | undefined;
  readonly service?: string | undefined;
  readonly rule?: string | undefined;
}

const SERVICES: Readonly<Record<string, Bilingual>> = {
  intake: { zh: '受理', en: 'Intake' },
  eligibility: { zh: '审查', en: 'Eligibility' },
  assignment: { zh: '指派', en: 'Assignment' },
  'cross-region-transfer': { zh: '转交', en: 'Cross-region transfer' },
  'quality-review': { zh: '质量监督', en: 'Quality review' },
};

interface Raw {
  readonly owner: string;
  readonly service: string;
  readonly rule: string;
  readonly open: number;
  readonly overdue: number;
  readonly paused: number;
  readonly missed: number;
}

/** Open and missed deadlines, as they stand now, by the agency that owes, the service that keeps and the rule. */
export async function readDeadlineStatistics(
  dataSource: DataSource, { agency, region, service, rule }: DeadlineStatisticsFilter, actor: Actor, now: Instant,
): Promise<{ asOf: Instant; lines: DeadlineStatistics[] }> {
  const query = dataSource.getRepository(DeadlineEntity).createQueryBuilder('d').select('d.owner', 'owner').addSelect('d.context', 'service').addSelect('d.rule_id', 'rule')
    .addSelect(`count(*) FILTER (WHERE d.status = 'OPEN')::int`, 'open')
    .addSelect(`count(*) FILTER (WHERE d.status = 'OPEN' AND d.paused_at IS NULL AND d.due_at < :now)::int`, 'overdue')
    .addSelect(`count(*) FILTER (WHERE d.status = 'OPEN' AND d.paused_at IS NOT NULL)::int`, 'paused')
    .addSelect(`count(*) FILTER (WHERE d.status = 'MISSED')::int`, 'missed')
    .where(`d.status IN ('OPEN', 'MISSED')`).setParameter('now', now);
  withinScope(query, 'd.owner', actor);
  if (agency !== undefined) query.andWhere('d.owner = :agency', { agency });
  if (region !== undefined) query.andWhere('d.owner LIKE :region', { region: `${regionPrefix(region)}%` });
  if (service !== undefined) query.andWhere('d.context = :service', { service });
  if (rule !== undefined) query.andWhere('d.rule_id = :rule', { rule });
  const rows = await query.groupBy('d.owner').addGroupBy('d.context').addGroupBy('d.rule_id').orderBy('d.owner').addOrderBy('d.context').addOrderBy('d.rule_id').getRawMany<Raw>();
  return { asOf: now, lines: rows.map(lineOf) };
}

const lineOf = ({ rule, ...row }: Raw): DeadlineStatistics => ({
  ...row, ownerName: agencyByCode(row.owner)?.name.zh ?? row.owner, serviceLabel: SERVICES[row.service] ?? { zh: row.service, en: row.service }, ruleId: rule, ruleLabel: deadlineRuleLabel(rule),
});
