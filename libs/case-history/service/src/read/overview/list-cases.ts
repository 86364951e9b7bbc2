import { CASE_STATES, type CaseListItem, type CaseStateCode } from '@juanzong/case-history-contracts';
import { DeadlineEntity } from '@juanzong/deadlines';
import type { Actor, Instant } from '@juanzong/kernel';
import { agencyByCode, MATTERS } from '@juanzong/policy';
import { Brackets, type DataSource } from 'typeorm';
import { withinScope } from '../scope.js';
import type { PersonKey } from './fold-overview.js';
import { OverviewEntity, type OverviewRow } from './overview-row.js';

export interface CaseFilter {
  readonly agency?: string | undefined;
  readonly state?: CaseStateCode | undefined;
  readonly overdue?: boolean | undefined;
  /** A case number, register number, lawyer's name, or an identity number (found by its keyed hash). */
  readonly search?: string | undefined;
  /** A lawyer of the roster: the cases that they have in hand, which somebody else must take over when they fall ill or leave. */
  readonly inHandOf?: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

const IN_HAND: readonly CaseStateCode[] = ['ASSIGNED', 'IN_PROGRESS'];

/** An agency's staff see their own agency's cases, a supervising authority its region's, operators and auditors all, a lawyer those assigned to them, a recipient their own. */
export async function listCases(dataSource: DataSource, filter: CaseFilter, actor: Actor, now: Instant, personKey: PersonKey): Promise<{ total: number; cases: CaseListItem[] }> {
  const query = dataSource.getRepository(OverviewEntity).createQueryBuilder('c');
  query.where('true');
  withinScope(query, 'c.agency', actor);
  if (filter.agency !== undefined) query.andWhere('c.agency = :agency', { agency: filter.agency });
  if (actor.role === 'lawyer') query.andWhere('c.lawyerId = :lawyer', { lawyer: actor.id.replace(/^lawyer:/, '') });
  if (actor.role === 'recipient') query.andWhere('c.caseId = :own', { own: actor.id.replace(/^recipient:/, '') });
  if (filter.state) query.andWhere('c.state = :state', { state: filter.state });
  if (filter.inHandOf !== undefined) query.andWhere('c.lawyerId = :inHandOf AND c.state IN (:...inHand)', { inHandOf: filter.inHandOf, inHand: IN_HAND });
  if (filter.search) {
    const like = `%${filter.search.replace(/[%_\\]/g, '\\$&')}%`;
    query.andWhere(new Brackets((any) => any
      .where('c.caseNumber LIKE :like', { like }).orWhere('c.registerNumber LIKE :like', { like }).orWhere('c.lawyerName LIKE :like', { like })
      .orWhere('c.caseId = :exact', { exact: filter.search }).orWhere('c.personKey = :person', { person: personKey(filter.search?.toUpperCase() ?? '') })));
  }
  const overdue = dataSource.getRepository(DeadlineEntity).createQueryBuilder('d').select('1')
    .where(`d.case_id = c.case_id AND (d.status = 'MISSED' OR (d.status = 'OPEN' AND d.paused_at IS NULL AND d.due_at < :now))`);
  if (filter.overdue) query.andWhere(`EXISTS (${overdue.getQuery()})`).setParameter('now', now);
  const total = await query.getCount();
  const { entities, raw } = await query.clone().addSelect(`EXISTS (${overdue.getQuery()})`, 'is_overdue').setParameter('now', now)
    .orderBy('c.receivedOn', 'ASC').addOrderBy('c.caseId', 'ASC').limit(filter.limit).offset(filter.offset)
    .getRawAndEntities<{ is_overdue: boolean }>();
  return { total, cases: entities.map((row, i) => itemOf(row, raw[i]?.is_overdue ?? false)) };
}

export const itemOf = (row: OverviewRow, overdue: boolean): CaseListItem => ({
  caseId: row.caseId,
  caseNumber: row.caseNumber,
  registerNumber: row.registerNumber,
  agency: row.agency,
  agencyName: agencyByCode(row.agency)?.name.zh ?? row.agency,
  state: row.state,
  stateLabel: CASE_STATES[row.state],
  matter: row.matter,
  matterLabel: MATTERS.find(row.matter)?.label ?? { zh: row.matter, en: row.matter },
  channel: row.channel,
  applicant: row.applicantMasked,
  receivedOn: row.receivedOn,
  greenChannel: row.greenChannel,
  lawyerName: row.lawyerName,
  overdue,
  unverified: row.unverified,
  revision: row.revision,
});
