import type { Actor } from '@juanzong/kernel';
import { GRADE_LABELS, type Grade } from '@juanzong/quality-review-contracts';
import { regionName } from '@juanzong/policy';
import type { DataSource, SelectQueryBuilder } from 'typeorm';
import { CampaignEntity, type CampaignRow, type CampaignStateCode, GradeEntity, type GradeRow, ReviewEntity, type ReviewRow, type ReviewStateCode } from './review-rows.js';
import { concerns, seesReviewers } from './review-scope.js';

interface Page {
  readonly limit: number;
  readonly offset: number;
}
export interface CampaignFilter extends Page {
  readonly region?: string | undefined;
  readonly state?: CampaignStateCode | undefined;
}
export interface ReviewFilter extends Page {
  readonly campaign?: string | undefined;
  readonly state?: ReviewStateCode | undefined;
  /** Only what waits for this reviewer's score. */
  readonly mine?: 'true' | 'false' | undefined;
}
export interface GradeFilter extends Page {
  readonly campaign?: string | undefined;
  readonly region?: string | undefined;
  readonly of?: 'AGENCY' | 'LAWYER' | undefined;
}

export type CampaignListed = CampaignRow & { readonly regionName: string };
export type ReviewListed = Omit<ReviewRow, 'reviewers' | 'arbiter' | 'scoredBy' | 'region'> & { readonly reviewers?: readonly string[]; readonly arbiter?: string | null; readonly scoredBy?: readonly string[] };
export type GradeListed = Omit<GradeRow, 'id'> & { readonly gradeLabel: string | null };

/** The latest first. That there is a campaign is no secret. */
export async function listCampaigns(dataSource: DataSource, { region, state, limit, offset }: CampaignFilter): Promise<{ total: number; campaigns: CampaignListed[] }> {
  const query = dataSource.getRepository(CampaignEntity).createQueryBuilder('c').where('true');
  if (region !== undefined) query.andWhere('c.region = :region', { region });
  if (state !== undefined) query.andWhere('c.state = :state', { state });
  const [rows, total] = await query.orderBy('c.openedAt', 'DESC').addOrderBy('c.campaign').limit(limit).offset(offset).getManyAndCount();
  return { total, campaigns: rows.map((row) => ({ ...row, regionName: regionName(row.region) ?? row.region })) };
}

/** A reviewer sees the files that they review; staff those of their agency or region; nobody sees a score before it counts. */
export async function listReviews(dataSource: DataSource, { campaign, state, mine, limit, offset }: ReviewFilter, actor: Actor): Promise<{ total: number; reviews: ReviewListed[] }> {
  const query = dataSource.getRepository(ReviewEntity).createQueryBuilder('r').where('true');
  withinScope(query, actor);
  if (campaign !== undefined) query.andWhere('r.campaign = :campaign', { campaign });
  if (state !== undefined) query.andWhere('r.state = :state', { state });
  if (mine === 'true') query.andWhere(`NOT (:me = ANY(r.scored_by)) AND r.grade IS NULL`, { me: ownId(actor) });
  const [rows, total] = await query.orderBy('r.campaign').addOrderBy('r.caseId').limit(limit).offset(offset).getManyAndCount();
  return { total, reviews: rows.map((row) => shown(row, actor)) };
}

const ownId = ({ id }: Actor): string => id.slice(id.indexOf(':') + 1);
const below = (agency: string): string => `${agency.replace(/(00)+$/u, '')}%`;

function withinScope(query: SelectQueryBuilder<ReviewRow>, actor: Actor): void {
  if (actor.role === 'reviewer') query.andWhere('(r.reviewers @> ARRAY[:me]::text[] OR r.arbiter = :me)', { me: ownId(actor) });
  else if (actor.role === 'lawyer') query.andWhere('r.lawyerId = :me', { me: ownId(actor) });
  else if (actor.agency !== undefined) query.andWhere('(r.agency LIKE :below OR r.region LIKE :below)', { below: below(actor.agency) });
  else if (actor.role !== 'auditor' && actor.role !== 'operator') query.andWhere('false');
}

function shown({ reviewers, arbiter, scoredBy, region: _region, ...row }: ReviewRow, actor: Actor): ReviewListed {
  return seesReviewers(actor) ? { ...row, reviewers, arbiter, scoredBy } : row;
}

/** Published grades (法律援助法 58): those of agencies for everybody, those of lawyers for offices of the region, and for the lawyer. */
export async function listGrades(dataSource: DataSource, { campaign, region, of, limit, offset }: GradeFilter, actor: Actor): Promise<{ total: number; grades: GradeListed[] }> {
  const query = dataSource.getRepository(GradeEntity).createQueryBuilder('g').where('true');
  if (campaign !== undefined) query.andWhere('g.campaign = :campaign', { campaign });
  if (region !== undefined) query.andWhere('g.region = :region', { region });
  if (of !== undefined) query.andWhere('g.of = :of', { of });
  const all = (await query.orderBy('g.publishedAt', 'DESC').addOrderBy('g.of').addOrderBy('g.subject').getMany()).filter((row) => seesGrade(row, actor));
  return { total: all.length, grades: all.slice(offset, offset + limit).map(({ id: _id, ...row }) => ({ ...row, gradeLabel: row.grade === null ? null : GRADE_LABELS[row.grade as Grade].zh })) };
}

function seesGrade({ of, subject, region }: GradeRow, actor: Actor): boolean {
  if (of === 'AGENCY') return true;
  if (actor.role === 'lawyer') return subject === ownId(actor);
  return actor.role === 'auditor' || actor.role === 'operator' || (actor.agency !== undefined && concerns(actor, region));
}
